package zhicha.rules.rule;

import java.util.List;
import java.util.Set;
import zhicha.rules.watch.RightKind;

/**
 * A versioned statement about a listing and a right.
 *
 * @param id unique within all loaded packs, for instance {@code evasive-spelling}
 * @param version counts up with every change of meaning, from 1
 * @param kinds the kinds of right it speaks about; empty means all
 * @param when what must have been observed
 * @param verdict what follows: {@code FLAG} or {@code WATCH}
 * @param weight how much it says by itself, above 0 and below 1
 * @param weakenedBy defences that turn its flag into a watch
 * @param explain why it fires; may name {@code {right}}, {@code {seen}} and {@code {form}}
 * @param basis key of the legal row that the act falls under, looked up by the date of the act
 */
public record Rule(
        String id,
        int version,
        Wording title,
        RuleStatus status,
        Set<RightKind> kinds,
        Condition when,
        Verdict verdict,
        double weight,
        Set<DefenceKind> weakenedBy,
        Wording explain,
        String basis,
        List<Exemption> exemptions) {

    public Rule {
        kinds = Set.copyOf(kinds);
        weakenedBy = Set.copyOf(weakenedBy);
        exemptions = List.copyOf(exemptions);
        if (version < 1) {
            throw new UntrueValue(
                    Wording.of("规则 %s 的版本是 %d；版本从 1 起", "rule %s has version %d; versions start at 1", id, version));
        }
        if (!(weight > 0 && weight < 1)) {
            throw new UntrueValue(Wording.of(
                    "规则 %s 的权重是 %s；须在 0 与 1 之间", "rule %s has weight %s; it must lie between 0 and 1", id, weight));
        }
    }

    public boolean speaksAbout(RightKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
