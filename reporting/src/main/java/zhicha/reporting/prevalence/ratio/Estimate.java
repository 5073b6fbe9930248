package zhicha.reporting.prevalence.ratio;

/**
 * A share with its interval and its denominators; never to be shown without them.
 *
 * @param share point estimate, 0 to 1
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param hits listings of the random share that count in the numerator, as they are, without weights
 * @param eligible listings of the random share in the denominator
 * @param listings estimated number of listings on offer in the frame
 * @param flagged estimated number of them that are hits
 * @param effective size of a simple random sample that would be as exact; infinite where everything was looked at
 */
public record Estimate(
        double share,
        double low,
        double high,
        long hits,
        long eligible,
        double listings,
        double flagged,
        double effective) {
    /** Nothing was left to chance: all of the frame was looked at and answered. */
    public boolean complete() {
        return Double.isInfinite(effective) && low == high;
    }
}
