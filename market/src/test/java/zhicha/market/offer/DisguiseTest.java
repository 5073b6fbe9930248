package zhicha.market.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.truth.Evasion;

class DisguiseTest {
    private static final long SEED = 4711;

    @ParameterizedTest
    @EnumSource
    void aDisguisedNameIsNeverTheNameItself(Evasion evasion) {
        Random random = new Random(SEED);
        int tried = 0;
        for (DemoRight mark : DemoRights.MARKS) {
            for (int i = 0; i < 20 && Disguise.possible(mark, evasion); i++) {
                String disguised = Disguise.of(mark, evasion, random);
                mark.words().forEach(word -> assertFalse(disguised.contains(word), disguised));
                tried++;
            }
        }
        assertTrue(tried >= 160, "only " + tried + " disguises were possible");
    }

    @Test
    void whatWasInsertedCanBeTakenOutAgain() {
        Random random = new Random(SEED);
        for (DemoRight mark : DemoRights.MARKS) {
            for (Evasion evasion : new Evasion[] {Evasion.INSERTED_SYMBOL, Evasion.ZERO_WIDTH}) {
                String bare = Disguise.of(mark, evasion, random).replaceAll("[^\\p{L}]", "");
                assertTrue(mark.words().contains(bare), bare);
            }
        }
    }

    @Test
    void fullWidthAndCaseFoldBackToTheLatinName() {
        Random random = new Random(SEED);
        DemoRight mark = DemoRights.MARKS.get(2);
        String wide = Disguise.of(mark, Evasion.FULL_WIDTH, random);
        assertEquals(mark.latin(), Normalizer.normalize(wide, Normalizer.Form.NFKC));
        assertEquals(mark.latin(), Disguise.of(mark, Evasion.CASE, random).toUpperCase(Locale.ROOT));
    }

    @Test
    void lookAlikesKeepTheLengthAndLeaveSomeLetters() {
        Random random = new Random(SEED);
        DemoRight mark = DemoRights.MARKS.get(3);
        for (int i = 0; i < 50; i++) {
            String alike = Disguise.of(mark, Evasion.LATIN_LOOK_ALIKE, random);
            assertEquals("VOLTARIX".length(), alike.length());
            assertNotEquals("VOLTARIX", alike);
            long changed =
                    alike.chars().filter(c -> c > 'z' || Character.isDigit(c)).count();
            assertTrue(changed >= 1 && changed <= 3, alike);
        }
    }
}
