package zhicha.crawler.plan;

/**
 * How many listings are wanted from each share of the sample.
 *
 * @param random drawn by chance, for an honest estimate of prevalence
 * @param targeted found by hunting, for leads
 */
public record Sampling(int random, int targeted) {
    /** Everything that is found, without a sample. */
    public static final Sampling EVERYTHING = new Sampling(0, 0);

    public Sampling {
        if (random < 0 || targeted < 0) {
            throw new IllegalArgumentException(
                    "sampling " + random + " random and " + targeted + " targeted: none may be negative");
        }
    }
}
