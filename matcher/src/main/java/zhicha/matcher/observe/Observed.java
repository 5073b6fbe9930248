package zhicha.matcher.observe;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.watch.Right;

/** All that was observed about one listing and one right. */
public record Observed(Right right, List<Reason> reasons, List<Defence> defences) {
    public Observed {
        reasons = List.copyOf(reasons);
        defences = List.copyOf(defences);
    }

    /** The same with these finds behind the others. */
    public Observed with(List<Reason.Query> found) {
        return found.isEmpty()
                ? this
                : new Observed(
                        right, Stream.concat(reasons.stream(), found.stream()).toList(), defences);
    }

    public Set<DefenceKind> defenceKinds() {
        Set<DefenceKind> kinds = EnumSet.noneOf(DefenceKind.class);
        for (Defence defence : defences) {
            kinds.add(defence.kind());
        }
        return kinds;
    }

    /** Whether nothing was seen but plain names that are, here, words of everyday language or the names of other things. */
    public boolean everydayLanguage() {
        Set<DefenceKind> kinds = defenceKinds();
        return (kinds.contains(DefenceKind.COMMON_WORD) || kinds.contains(DefenceKind.OTHER_NAME))
                && reasons.stream()
                        .allMatch(reason -> reason instanceof Reason.MarkText mark
                                        && mark.evasion().equals("exact")
                                || reason instanceof Reason.PriceBelow);
    }
}
