package zhicha.app.store.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.RightKind;

class StoredJsonTest {
    @Test
    void everyCaseOfASealedFamilyHasItsName() {
        StoredJson.FAMILIES.forEach((family, names) -> assertEquals(
                Set.of(family.getPermittedSubclasses()),
                Arrays.stream(names.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::value)
                        .collect(Collectors.toSet()),
                () -> "what is written without a name cannot be read again: " + family));
    }

    @Test
    void aHitThatAQueryHadAPartInComesBack() {
        Hit hit = new Hit(
                "demo-a-1",
                "tm-star",
                RightKind.TRADEMARK,
                Verdict.FLAG,
                0.8,
                List.of(new Hit.FiredRule("straps", 1)),
                List.of(
                        new Reason.Query("straps", "+title:表带", TextField.TITLE, 0, 2, "表带"),
                        new Reason.Query("straps", "-title:适用", null, 0, 0, "")),
                List.of(),
                new Wording("表带", "straps"));
        assertEquals(hit, StoredJson.read(StoredJson.write(hit), Hit.class));
    }
}
