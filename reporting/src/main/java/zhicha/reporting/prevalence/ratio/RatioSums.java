package zhicha.reporting.prevalence.ratio;

/** Numerator and denominator of a ratio, added up from parts of which each answer speaks for several listings. */
final class RatioSums {
    private double listings;
    private double flagged;
    private long hits;
    private long eligible;

    /** @param weight listings that each answer of the part speaks for */
    void add(double weight, long partEligible, long partHits) {
        listings += weight * partEligible;
        flagged += weight * partHits;
        eligible += partEligible;
        hits += partHits;
    }

    /** Whether nothing counts in the denominator. */
    boolean empty() {
        return eligible == 0;
    }

    double share() {
        return flagged / listings;
    }

    double listings() {
        return listings;
    }

    long hits() {
        return hits;
    }

    /** @param effective answers of a simple random sample that would tell as much */
    Estimate estimate(double effective) {
        WilsonInterval interval = WilsonInterval.of(share(), effective);
        return new Estimate(share(), interval.low(), interval.high(), hits, eligible, listings, flagged, effective);
    }
}
