package zhicha.market.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.market.truth.Scorecard.FalseAlarm;
import zhicha.rules.rule.Verdict;

class ScorecardTest {
    private static TruthEntry entry(String item, Kind kind, String variant, String right, Reach reach) {
        return new TruthEntry(
                "demo-a-" + item,
                "demo-a",
                item,
                "toys",
                List.of(kind),
                variant,
                right,
                reach,
                "s-1",
                "标题",
                "9.90",
                12);
    }

    private final TruthEntry inserted = entry("1", Kind.EVASIVE_SPELLING, "inserted-symbol", "tm-x", Reach.LINKS);
    private final TruthEntry sound = entry("2", Kind.EVASIVE_SPELLING, "sound-alike", "tm-x", Reach.LINKS);
    private final TruthEntry logo = entry("7", Kind.LOGO_IN_PICTURE, "", "tm-x", Reach.LINKS);
    private final TruthEntry reseller = entry("3", Kind.UNAUTHORISED_RESELLER, "", "tm-x", Reach.LINKS);
    private final TruthEntry ordinary = entry("4", Kind.ORDINARY, "", null, Reach.LINKS);
    private final TruthEntry script = entry("5", Kind.COPIED_PICTURE, "framed", "w-x", Reach.SCRIPT);
    private final TruthEntry forbidden = entry("6", Kind.ORDINARY, "", null, Reach.FORBIDDEN);
    private final Truth truth = new Truth(List.of(inserted, sound, logo, reseller, ordinary, script, forbidden));

    @Test
    void recallHasItsNumeratorAndDenominatorAndNothingIsDropped() {
        Scorecard card = Scorecard.of(
                truth,
                Set.of("demo-a-1", "demo-a-2", "demo-a-3", "demo-a-4", "demo-a-7"),
                List.of(new Found("demo-a-1", "tm-x", Verdict.FLAG), new Found("demo-a-3", "tm-x", Verdict.WATCH)));
        KindScore evasive = card.kinds().get(1);
        assertEquals(new KindScore(Kind.EVASIVE_SPELLING, "", true, 2, 2, 1), evasive);
        assertEquals(0.5, evasive.recall().orElseThrow());
        assertEquals(0.5, card.recallNow().orElseThrow());
        assertEquals(0.0, card.recallLater().orElseThrow(), "a kind that is not claimed yet is counted apart");
        assertEquals(1.0, card.precision().orElseThrow());
        assertEquals(
                Set.of(new Scorecard.Miss(sound, Verdict.CLEAR), new Scorecard.Miss(logo, Verdict.CLEAR)),
                Set.copyOf(card.misses()));
        assertEquals(Map.of(Reach.SCRIPT, List.of("demo-a-5")), card.notSeen());
        assertEquals(List.of(), card.forbidden());
    }

    @Test
    void aFlagOnAnInnocentListingIsAFalseAlarmWhateverTheRight() {
        Scorecard card = Scorecard.of(
                truth,
                Set.of("demo-a-3", "demo-a-4", "demo-a-1"),
                List.of(
                        new Found("demo-a-3", "tm-x", Verdict.FLAG),
                        new Found("demo-a-4", "tm-y", Verdict.FLAG),
                        new Found("demo-a-1", "w-x", Verdict.FLAG),
                        new Found("demo-a-1", "tm-x", Verdict.FLAG),
                        new Found("demo-a-99", "tm-x", Verdict.FLAG)));
        assertEquals(5, card.flags());
        assertEquals(1, card.rightFlags());
        assertEquals(0.2, card.precision().orElseThrow());
        assertEquals(
                List.of("demo-a-1", "demo-a-3", "demo-a-4", "demo-a-99"),
                card.falseAlarms().stream()
                        .map(alarm -> alarm.found().listing())
                        .toList());
        FalseAlarm unknown = card.falseAlarms().getLast();
        assertEquals(null, unknown.entry());
        KindScore ordinaries = card.kinds().stream()
                .filter(row -> row.kind() == Kind.ORDINARY)
                .findFirst()
                .orElseThrow();
        assertEquals(0, ordinaries.right());
        assertEquals(1, ordinaries.seen());
    }

    @Test
    void theStrongestOfSeveralHitsCounts() {
        Scorecard card = Scorecard.of(
                truth,
                Set.of("demo-a-1"),
                List.of(new Found("demo-a-1", "tm-x", Verdict.FLAG), new Found("demo-a-1", "tm-x", Verdict.WATCH)));
        assertEquals(1, card.flags());
        assertEquals(1.0, card.recallNow().orElseThrow());
    }

    @Test
    void forbiddenAndUnknownListingsThatWereSeenAreNamed() {
        Scorecard card = Scorecard.of(truth, Set.of("demo-a-6", "demo-a-777"), List.of());
        assertEquals(List.of("demo-a-6"), card.forbidden());
        assertEquals(List.of("demo-a-777"), card.unknown());
        assertTrue(card.precision().isEmpty());
        assertTrue(card.recallNow().isEmpty());
        assertEquals(6, card.notSeen().values().stream().mapToInt(List::size).sum());
    }

    @Test
    void theTruthSurvivesItsFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("truth.jsonl");
        Files.writeString(file, truth.toJsonLines());
        assertEquals(truth.entries(), Truth.read(file).entries());
    }

    @Test
    void aBrokenLineIsNamedWithFileLineAndCure(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("truth.jsonl");
        Files.writeString(file, truth.toJsonLines() + "{\"listing\":\"demo-a-7\"}\n");
        IOException problem = assertThrows(IOException.class, () -> Truth.read(file));
        assertTrue(problem.getMessage().contains("truth.jsonl:8:"), problem.getMessage());
        assertTrue(problem.getMessage().contains("->"), problem.getMessage());
    }

    @Test
    void aKindThatConcernsARightMustNameIt() {
        assertThrows(IllegalArgumentException.class, () -> entry("8", Kind.REPLICA_WORDING, "", null, Reach.LINKS));
    }
}
