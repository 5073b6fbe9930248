package zhicha.reporting.review.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zhicha.reporting.review.flag.FlagStatus;

/** Which of a flag's decisions counts: the latest that was not withdrawn. Derived, never stored over anything. */
public final class EffectiveDecision {
    private EffectiveDecision() {}

    /** @param inOrder all decisions on one flag, in the order they were made */
    public static Optional<Decision> of(List<Decision> inOrder) {
        Set<String> withdrawn = new HashSet<>();
        for (Decision decision : inOrder.reversed()) {
            String withdraws = decision.withdraws();
            if (withdraws != null) {
                withdrawn.add(withdraws);
            } else if (!withdrawn.contains(decision.id())) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }

    /** Where a flag of this revision stands. A decision on an earlier revision no longer settles it. */
    public static FlagStatus status(int revision, Optional<Decision> effective) {
        if (effective.isEmpty() || effective.get().revision() < revision) {
            return FlagStatus.OPEN;
        }
        return switch (effective.get().judgement()) {
            case Judgement.Confirm confirm -> FlagStatus.CONFIRMED;
            case Judgement.Dismiss dismiss -> FlagStatus.DISMISSED;
            case Judgement.Unsure unsure -> FlagStatus.UNSURE;
            case Judgement.Withdraw withdraw ->
                throw new IllegalStateException("a withdrawal is never the effective decision");
        };
    }
}
