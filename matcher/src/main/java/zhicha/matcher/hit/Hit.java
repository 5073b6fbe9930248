package zhicha.matcher.hit;

import java.util.List;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.RightKind;

/**
 * What was found about one listing and one right; at most one for each pair.
 *
 * @param score 0 to 1, graded and never 1, so that a queue can be ordered by it
 * @param rules the rules that fired, strongest first
 * @param reasons what was seen, as values
 * @param defences what speaks for the seller, as values
 */
public record Hit(
        String listing,
        String right,
        RightKind kind,
        Verdict verdict,
        double score,
        List<FiredRule> rules,
        List<Reason> reasons,
        List<Defence> defences,
        Wording explanation) {
    public Hit {
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
        defences = List.copyOf(defences);
    }

    /** A rule as it was when it fired. */
    public record FiredRule(String id, int version) {}
}
