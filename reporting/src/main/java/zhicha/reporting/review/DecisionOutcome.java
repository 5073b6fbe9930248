package zhicha.reporting.review;

import zhicha.reporting.review.decision.Decision;
import zhicha.rules.rule.Wording;

/** What came of a decision. Only {@link Recorded} was written down. */
public sealed interface DecisionOutcome {
    /** @param entry the flag as it stands now */
    record Recorded(Decision decision, QueueEntry entry) implements DecisionOutcome {}

    /** Somebody else was faster, or the flag has changed. {@code entry} is what stands now; look again. */
    record Conflict(QueueEntry entry, Wording why) implements DecisionOutcome {}

    /** Not possible, whoever asks again. */
    record Refused(String flag, Wording why) implements DecisionOutcome {}
}
