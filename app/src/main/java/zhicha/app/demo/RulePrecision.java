package zhicha.app.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zhicha.market.truth.Truth;
import zhicha.matcher.hit.Hit;
import zhicha.rules.rule.Verdict;

/**
 * How far each rule was right: of the flags it had a part in, the ones that the truth wants.
 *
 * @param rule the rule's id
 */
public record RulePrecision(String rule, int flags, int right) {
    static List<RulePrecision> of(List<Hit> hits, Truth truth) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Hit hit : hits) {
            if (hit.verdict() != Verdict.FLAG) {
                continue;
            }
            boolean wanted = truth.entry(hit.listing())
                    .filter(entry -> hit.right().equals(entry.right()) && entry.expected() == Verdict.FLAG)
                    .isPresent();
            for (Hit.FiredRule rule : hit.rules()) {
                int[] count = counts.computeIfAbsent(rule.id(), id -> new int[2]);
                count[0]++;
                count[1] += wanted ? 1 : 0;
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new RulePrecision(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    /** {@code right} over {@code flags}, 0 to 1. */
    public double precision() {
        return (double) right / flags;
    }
}
