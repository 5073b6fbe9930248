package zhicha.reporting.prevalence.ratio;

/**
 * What is known of one stratum.
 *
 * @param frame listings in the frame (N)
 * @param answered listings of the random share of which it is known what they are (n): read, or known to be gone
 * @param eligible of these, those that are on offer and count in the denominator
 * @param hits of these, those that count in the numerator
 */
public record StratumCount(String name, long frame, long answered, long eligible, long hits) {
    public StratumCount {
        if (hits < 0 || eligible < hits || answered < eligible || frame < answered) {
            throw new IllegalArgumentException("stratum \"" + name + "\": " + frame + " in the frame, " + answered
                    + " answered, " + eligible + " eligible, " + hits + " hits do not go together");
        }
    }

    StratumCount and(StratumCount other) {
        return new StratumCount(
                name + " + " + other.name,
                frame + other.frame,
                answered + other.answered,
                eligible + other.eligible,
                hits + other.hits);
    }

    /** Whether a sampling variance can be told from it: two answers, or all there are. */
    boolean usable() {
        return answered > 1 || answered == frame;
    }

    /** Listings of the frame for each answer. */
    double weight() {
        return (double) frame / answered;
    }

    /** Share of the stratum that is not in the sample: the finite population correction. */
    double unseen() {
        return 1 - (double) answered / frame;
    }
}
