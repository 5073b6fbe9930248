package zhicha.reporting.prevalence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.prevalence.ratio.Estimate;
import zhicha.reporting.prevalence.ratio.WilsonInterval;

/**
 * How frequent flags are among the listings of a scope.
 *
 * @param key right, sector, shelf or site; empty for all sites together
 * @param flagged listings that the rules flagged
 * @param confirmed listings an analyst confirmed; its interval reaches from "none of the undecided flags will be confirmed"
 *     to "all of them will". Empty as long as no flag of the random share was decided
 * @param precision of the flags of the random share that were decided, how many were confirmed; null where none was
 * @param undecided flagged listings of the random share that nobody has decided on
 */
public record Prevalence(
        Scope scope,
        String key,
        Estimate flagged,
        Optional<Estimate> confirmed,
        @Nullable Precision precision,
        long undecided) {
    public enum Scope {
        /** All sites together: each is a stratum of its own. */
        ALL,
        /** Listings of the site with a flag, of all listings. */
        SITE,
        /** Listings with a flag for a right of the sector, of all listings of the site. */
        SECTOR,
        /** Listings with a flag for the right, of all listings of the site. */
        RIGHT,
        /** Listings with a flag, of those found on that shelf. */
        SHELF
    }

    /**
     * @param confirmed listings
     * @param decided listings
     */
    public record Precision(long confirmed, long decided, double low, double high) {
        static Precision of(long confirmed, long decided) {
            WilsonInterval interval = WilsonInterval.of((double) confirmed / decided, decided);
            return new Precision(confirmed, decided, interval.low(), interval.high());
        }
    }
}
