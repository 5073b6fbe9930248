package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Hit;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.Right;

/** Every example that the packs' maintainers wrote comes out as they expect. */
class PackExamplesTest {
    @Test
    void allExamplesOfAllPacksHold() {
        List<RuleTest> examples = Desk.PACKS.tests();
        assertFalse(examples.isEmpty(), "the packs hold no examples");
        List<String> broken = new ArrayList<>();
        for (RuleTest example : examples) {
            check(example, broken);
        }
        assertEquals(List.of(), broken, String.join("\n", broken));
    }

    private static void check(RuleTest example, List<String> broken) {
        List<String> ownRights = Desk.PACKS.rulebook().packs().stream()
                .filter(pack -> pack.id().equals(example.pack()))
                .map(RulePack::rights)
                .flatMap(List::stream)
                .map(Right::id)
                .toList();
        Map<String, Hit> hits = Desk.match(example.listing()).stream()
                .filter(hit -> ownRights.contains(hit.right()))
                .collect(Collectors.toMap(Hit::right, hit -> hit, (a, b) -> a, TreeMap::new));
        for (RuleTest.Expectation expected : example.expected()) {
            Hit hit = hits.remove(expected.right());
            Verdict verdict = hit == null ? Verdict.CLEAR : hit.verdict();
            List<String> fired = hit == null
                    ? List.of()
                    : hit.rules().stream().map(Hit.FiredRule::id).toList();
            if (verdict != expected.verdict() || !fired.containsAll(expected.rules())) {
                broken.add(example.pack() + ":" + example.line() + " "
                        + example.listing().title() + " -> " + expected.right()
                        + " " + verdict + " " + fired + ", expected " + expected.verdict() + " " + expected.rules()
                        + " "
                        + (hit == null ? "" : hit.reasons() + " " + hit.defences()));
            }
        }
        hits.forEach((right, hit) -> broken.add(
                example.pack() + ":" + example.line() + " " + example.listing().title() + " -> unexpected " + hit));
    }
}
