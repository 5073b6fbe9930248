package zhicha.reporting.lead;

import java.time.Instant;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.flag.Flag;

/**
 * One confirmed flag in a lead.
 *
 * @param flag the revision that was confirmed
 * @param decision the decision that confirmed it
 * @param firstSeen when the listing was first seen
 * @param lastSeen when it was last seen
 */
public record LeadItem(Flag flag, Decision decision, Instant firstSeen, Instant lastSeen) {}
