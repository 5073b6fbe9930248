package zhicha.reporting.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.review.flag.HitFingerprint;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/** What a new judgement of a listing and a right means for the queue. */
public sealed interface FlagChange {
    /** Not flagged before: put into the queue. */
    record Raised(Flag flag) implements FlagChange {}

    /** Something else is seen than before: a new revision, open again. */
    record Revised(Flag flag) implements FlagChange {}

    /** Seen again, not yet decided: the newest observation and score replace the older ones. */
    record Refreshed(Flag flag) implements FlagChange {}

    /** Seen again and decided: it stays as it was decided; only the time of the last sighting moves. */
    record Kept(String flag, Instant seenAt) implements FlagChange {}

    /** Not flagged any more and not decided: leaves the queue. */
    record Lapsed(String flag) implements FlagChange {}

    /** Not flagged, and nothing in the queue to change. */
    record None() implements FlagChange {}

    /**
     * @param standing the flag of this listing and right so far, or null
     * @param hit what was found now, or null where nothing was
     * @param firstSeen when the listing was first seen
     */
    static FlagChange between(
            @Nullable QueueEntry standing,
            Listing listing,
            @Nullable Hit hit,
            RightSnapshot right,
            String newId,
            Instant firstSeen,
            Instant now) {
        boolean decided = standing != null
                && (standing.status() == FlagStatus.CONFIRMED
                        || standing.status() == FlagStatus.DISMISSED
                        || standing.status() == FlagStatus.UNSURE);
        if (hit == null || hit.verdict() != Verdict.FLAG) {
            return standing == null || decided || standing.status() == FlagStatus.LAPSED
                    ? new None()
                    : new Lapsed(standing.flag().id());
        }
        String fingerprint = HitFingerprint.of(hit);
        SellerKey seller = SellerKey.of(listing);
        if (standing == null) {
            return new Raised(new Flag(newId, 1, listing, right, hit, fingerprint, seller, firstSeen, now, now));
        }
        Flag before = standing.flag();
        if (!before.fingerprint().equals(fingerprint)) {
            return new Revised(new Flag(
                    before.id(),
                    before.revision() + 1,
                    listing,
                    right,
                    hit,
                    fingerprint,
                    seller,
                    before.firstSeen(),
                    now,
                    now));
        }
        if (decided) {
            return new Kept(before.id(), now);
        }
        return new Refreshed(new Flag(
                before.id(),
                before.revision(),
                listing,
                right,
                hit,
                fingerprint,
                seller,
                before.firstSeen(),
                now,
                before.raisedAt()));
    }
}
