package zhicha.reporting.review;

import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;

/**
 * A flag and where it stands.
 *
 * @param claim the live claim on it, or null
 * @param decision its latest effective decision, of whichever revision, or null
 */
public record QueueEntry(
        Flag flag,
        FlagStatus status,
        @Nullable Claim claim,
        @Nullable Decision decision) {

    /** What somebody who looks at this entry has seen; handed back with the decision. */
    public Sight sight() {
        return new Sight(flag.revision(), decision == null ? 0 : decision.sequence());
    }

    /** Decided before, and what was seen has changed since. */
    public boolean changedSinceDecision() {
        return decision != null && decision.revision() < flag.revision();
    }

    /**
     * What the analyst had before them: a decision on anything else is a conflict and is told.
     *
     * @param revision the flag's revision
     * @param decision sequence of its effective decision, 0 for none
     */
    public record Sight(int revision, long decision) {}
}
