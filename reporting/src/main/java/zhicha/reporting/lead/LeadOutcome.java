package zhicha.reporting.lead;

import zhicha.rules.rule.Wording;

/** What came of something done with a lead. Only {@link Written} was kept. */
public sealed interface LeadOutcome {
    record Written(Lead lead) implements LeadOutcome {}

    /** Somebody else changed it meanwhile; {@code lead} is what stands now. */
    record Conflict(Lead lead, Wording why) implements LeadOutcome {}

    /** Not possible; says why and what to do. */
    record Refused(Wording why) implements LeadOutcome {}
}
