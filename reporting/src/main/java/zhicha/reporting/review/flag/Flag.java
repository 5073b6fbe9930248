package zhicha.reporting.review.flag;

import java.time.Instant;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;

/**
 * A hit put before an analyst. There is one flag for each listing and right; when what was seen changes, its revision
 * counts up and it is open again, and the earlier revisions are kept.
 *
 * @param id time-sortable
 * @param revision from 1
 * @param listing the very observation the hit was found in: its offsets and picture numbers refer to this text
 * @param right the right as it stood then
 * @param fingerprint of what was seen, see {@link HitFingerprint}
 * @param seller whose listing it is
 * @param firstSeen when this listing was first seen at all
 * @param lastSeen when the hit was last found again
 * @param raisedAt when this revision was put into the queue
 */
public record Flag(
        String id,
        int revision,
        Listing listing,
        RightSnapshot right,
        Hit hit,
        String fingerprint,
        SellerKey seller,
        Instant firstSeen,
        Instant lastSeen,
        Instant raisedAt) {
    public Flag {
        if (!hit.listing().equals(listing.id()) || !hit.right().equals(right.id())) {
            throw new IllegalArgumentException("flag " + id + " joins the hit of listing " + hit.listing()
                    + " and right " + hit.right() + " with listing " + listing.id() + " and right " + right.id());
        }
    }

    public double score() {
        return hit.score();
    }
}
