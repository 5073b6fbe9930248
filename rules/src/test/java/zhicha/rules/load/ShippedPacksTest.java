package zhicha.rules.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.rules.load.part.Words;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;

/** What ships in rules/packs. */
class ShippedPacksTest {
    private static final PackReading SHIPPED = Packs.load(List.of(Path.of("packs")));

    @Test
    void allLoadWithoutAProblem() {
        assertEquals(List.of(), SHIPPED.problems());
    }

    @Test
    void everySectorHasAWatchlistAndExamples() {
        Set<Sector> sectors = EnumSet.noneOf(Sector.class);
        for (RulePack pack : SHIPPED.rulebook().packs()) {
            if (pack.sector() == null) {
                assertEquals("standard", pack.id());
                continue;
            }
            sectors.add(pack.sector());
            assertEquals(pack.sector().written(), pack.id());
            int rights = pack.rights().size();
            assertTrue(rights >= 6 && rights <= 12, pack.id() + " has " + rights + " rights");
            List<RuleTest> tests = SHIPPED.tests().stream()
                    .filter(test -> test.pack().equals(pack.id()))
                    .toList();
            assertTrue(
                    tests.stream().anyMatch(test -> test.expected().isEmpty()),
                    pack.id() + " needs an innocent example");
            assertTrue(tests.stream()
                    .flatMap(test -> test.expected().stream())
                    .anyMatch(e -> e.verdict() == Verdict.FLAG));
            assertTrue(tests.stream()
                    .flatMap(test -> test.expected().stream())
                    .anyMatch(e -> e.verdict() == Verdict.WATCH));
        }
        assertEquals(EnumSet.allOf(Sector.class), sectors);
        assertTrue(SHIPPED.rulebook().watchlist().size() >= 60);
    }

    @Test
    void realMarksCarryNothingThatNobodyHasChecked() {
        for (Right right : SHIPPED.rulebook().watchlist().rights()) {
            assertEquals(Registration.UNCHECKED, right.registration(), right.id());
            assertEquals(null, right.price(), right.id());
            assertEquals(List.of(), right.authorised(), right.id());
            assertEquals(List.of(), right.pictures(), right.id());
            assertFalse(right.words().isEmpty(), right.id());
        }
    }

    @Test
    void noWordBelongsToTwoRights() {
        Map<String, String> owners = new HashMap<>();
        for (Right right : SHIPPED.rulebook().watchlist().rights()) {
            for (String word : right.words()) {
                String owner = owners.putIfAbsent(Words.bare(word), right.id());
                assertTrue(
                        owner == null || owner.equals(right.id()),
                        word + " belongs to " + right.id() + " and " + owner);
            }
        }
    }

    @Test
    void theStandardRulesAndListsAreThere() {
        RulePack standard = SHIPPED.rulebook().packs().getFirst();
        assertEquals("standard", standard.id());
        assertEquals(
                Set.of(
                        "plain-use",
                        "evasive-spelling",
                        "replica-wording",
                        "source-hint-wording",
                        "same-style-wording",
                        "copied-picture",
                        "logo-in-picture",
                        "picture-wording",
                        "name-in-picture",
                        "copied-text",
                        "price-far-below",
                        "look-alike-shop"),
                standard.rules().stream().map(Rule::id).collect(Collectors.toSet()));
        assertEquals(
                List.of(
                        "comparison",
                        "denial",
                        "nominative",
                        "official-claims",
                        "replica-wording",
                        "same-style",
                        "second-hand",
                        "source-hints"),
                standard.lists().stream().map(list -> list.name()).toList());
    }

    @Test
    void plainUseIsOnlyWatchedAndNoDefenceWeakensReplicaWording() {
        Map<String, Rule> rules = SHIPPED.rulebook().rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        assertEquals(Verdict.WATCH, rules.get("plain-use").verdict());
        assertEquals(
                Set.of(DefenceKind.COMMON_WORD),
                rules.get("replica-wording").weakenedBy(),
                "a name that is but an everyday word is not defended, it is not the mark");
        assertFalse(rules.get("evasive-spelling").weakenedBy().contains(DefenceKind.NOMINATIVE_USE));
        assertTrue(rules.get("evasive-spelling").weakenedBy().contains(DefenceKind.AUTHORISED_SELLER));
    }

    @Test
    void noExplanationAccuses() {
        Set<String> said = new TreeSet<>();
        for (Rule rule : SHIPPED.rulebook().rules()) {
            for (String accusing : List.of("假货", "假冒", "侵权商品", "售假", "违法")) {
                if ((rule.explain().zh() + rule.title().zh()).contains(accusing)) {
                    said.add(rule.id() + " says " + accusing);
                }
            }
            for (String accusing : List.of("counterfeit", "fake", "illegal", "infring")) {
                if ((rule.explain().en() + rule.title().en()).toLowerCase().contains(accusing)) {
                    said.add(rule.id() + " says " + accusing);
                }
            }
        }
        assertEquals(Set.of(), said);
    }
}
