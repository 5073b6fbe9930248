package zhicha.reporting.review;

/** What came of opening a flag. */
public sealed interface ClaimOutcome {
    /** It is yours until the claim ends; opening it again prolongs it. */
    record Claimed(QueueEntry entry, Claim claim) implements ClaimOutcome {}

    /** Somebody else has it open; it may be read, not decided. */
    record Taken(QueueEntry entry, Claim by) implements ClaimOutcome {}

    record Unknown(String flag) implements ClaimOutcome {}
}
