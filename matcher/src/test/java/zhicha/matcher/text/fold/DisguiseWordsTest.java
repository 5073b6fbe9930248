package zhicha.matcher.text.fold;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisguiseWordsTest {
    @ParameterizedTest
    @EnumSource
    void everyDisguiseHasANameThatPeopleUnderstand(Disguise disguise) {
        assertNotEquals(disguise.written(), disguise.wording().zh());
        assertNotEquals(disguise.written(), disguise.wording().en());
    }
}
