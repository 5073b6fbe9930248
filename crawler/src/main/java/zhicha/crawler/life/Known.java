package zhicha.crawler.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.life.LifeLine.Interval;

/**
 * A listing that is known from earlier, and might be looked at again.
 *
 * @param key of its page, see {@code Route.key}
 * @param lastLooked when it was last asked for with an answer
 * @param dispatched when a notice or lead about it was last sent; empty where none was
 */
public record Known(
        String key,
        String listing,
        Instant lastLooked,
        List<Interval> looks,
        Standing standing,
        Optional<Instant> dispatched) {
    public Known {
        looks = List.copyOf(looks);
    }

    /** Where it stands with the people who decide. */
    public enum Standing {
        /** A lead about it was made or sent. */
        LEAD(8),
        /** An analyst confirmed the suspicion. */
        CONFIRMED(6),
        /** Flagged, and nobody has decided yet. */
        FLAGGED(4),
        /** Seen by the rules, and open or defended use. */
        WATCHED(2),
        PLAIN(1),
        /** An analyst dismissed it: looked at like any other, and never sooner. */
        DISMISSED(1);

        private final double weight;

        Standing(double weight) {
            this.weight = weight;
        }

        /** How much more it matters to notice a change here than on any listing. */
        public double weight() {
            return weight;
        }
    }
}
