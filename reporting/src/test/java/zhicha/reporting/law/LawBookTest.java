package zhicha.reporting.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class LawBookTest {
    private static final LocalDate LAST_OF_2019 = LocalDate.of(2026, 12, 31);
    private static final LocalDate FIRST_OF_2026 = LocalDate.of(2027, 1, 1);
    private final LawBook law = LawBook.standard();

    private List<String> articles(String basis, LocalDate day) {
        return law.rows(basis, day).stream().map(LegalRow::article).toList();
    }

    @Test
    void theTrademarkLawChangesItsNumbersOnNewYear2027() {
        assertEquals(List.of("第五十七条", "第五十九条", "第六十条", "第六十一条", "第六十二条"), articles(Basis.TRADEMARK, LAST_OF_2019));
        assertEquals(List.of("第七十二条", "第七十三条", "第七十四条", "第七十五条", "第七十六条"), articles(Basis.TRADEMARK, FIRST_OF_2026));
        assertEquals(
                "《中华人民共和国商标法》（2026年修订）第七十二条",
                law.rows(Basis.TRADEMARK, FIRST_OF_2026).getFirst().citation());
    }

    @Test
    void everyBasisThatRulesMayNameHasRows() {
        for (String basis : List.of(
                Basis.TRADEMARK,
                Basis.COPYRIGHT,
                Basis.PACKAGING,
                Basis.PATENT,
                Basis.GEOGRAPHICAL_INDICATION,
                Basis.PLATFORM,
                Basis.LIMITATION)) {
            assertFalse(law.rows(basis, LAST_OF_2019).isEmpty(), basis);
        }
        assertTrue(law.rows("no-such-basis", LAST_OF_2019).isEmpty());
        assertTrue(law.rows(Basis.TRADEMARK, LocalDate.of(2010, 1, 1)).isEmpty(), "older law was not entered");
    }

    @Test
    void noTwoRowsSayTheSameAtTheSameTime() {
        Set<String> seen = new HashSet<>();
        for (LegalRow row : law.rows()) {
            for (LocalDate day : List.of(LAST_OF_2019, FIRST_OF_2026)) {
                if (row.inForceOn(day)) {
                    assertTrue(seen.add(row.basis() + row.citation() + day), row.citation());
                }
            }
            assertTrue(row.validTo() == null || row.validTo().isAfter(row.validFrom()), row.citation());
            assertFalse(row.label().zh().isBlank() || row.label().en().isBlank(), row.citation());
        }
    }

    @Test
    void geographicalIndicationsAreNotCitableUntilSomebodyHasReadTheText() {
        assertTrue(law.rows(Basis.GEOGRAPHICAL_INDICATION, LAST_OF_2019).stream()
                .noneMatch(row -> row.confidence().citable()));
    }

    @Test
    void noThresholdSpeaksBeforeAPersonHasVerifiedIt() {
        assertFalse(law.thresholds().isEmpty());
        assertTrue(law.thresholds().stream().noneMatch(Threshold::verified));
        assertTrue(law.verified("第二百一十四条", LAST_OF_2019).isEmpty());
    }

    @Test
    void aVerifiedRowOfGeneralKnowledgeStillDoesNotSpeak() {
        String row = """
                rows: []
                thresholds:
                  - {offence: 第二百一十三条, limb: x, metric: turnover, value: 50000, valid_from: 2025-04-26, valid_to: null,
                     source: s, confidence: CONFIDENCE, verified_by: 某人, verified_on: 2026-11-01}
                """;
        assertTrue(read(row.replace("CONFIDENCE", "unverified"))
                .verified("第二百一十三条", LAST_OF_2019)
                .isEmpty());
        LawBook verified = read(row.replace("CONFIDENCE", "secondary"));
        assertEquals(1, verified.verified("第二百一十三条", LAST_OF_2019).size());
        assertTrue(verified.verified("第二百一十三条", LocalDate.of(2025, 4, 25)).isEmpty(), "not in force yet");
    }

    @Test
    void aMistakeInTheFileIsToldWithItsPlace() {
        JacksonException problem = assertThrows(JacksonException.class, () -> read("""
                rows:
                  - basis: x
                    role: no-such-role
                thresholds: []
                """));
        assertTrue(problem.getMessage().contains("line: 3"), problem.getMessage());
    }

    private static LawBook read(String yaml) {
        return LawBook.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
