package zhicha.matcher.image.fingerprint;

/**
 * How far each chunk may differ at one radius, and what looking for all such chunks costs.
 *
 * <p>Let a budget of {@code radius + 1} be shared out over the chunks in a ring. Where two fingerprints differ in at most
 * {@code radius} bits in all, there is a chunk such that it, and every chain of chunks that begins with it, differs in fewer
 * bits than its budget: begin behind the place where the running sum of (differing bits - budget) was highest for the last
 * time (the pigeonring principle: Qin and Xiao, "Pigeonring: A Principle for Faster Thresholded Similarity Search", 2018). A
 * chunk alone gives plain multi-index hashing (Norouzi, Punjani and Fleet, "Fast Exact Search in Hamming Space with
 * Multi-Index Hashing", 2014); the two chunks behind it refuse nearly everything that the chunk alone lets through.
 */
final class Budgets {
    /** Nanoseconds, as measured; only their ratios matter. */
    private static final double PROBE = 45;

    private static final double SIGN = 0.6;
    private static final double CHECK = 50;
    private static final double SCAN = 1.6;
    /** With {@link FlatScan#quickTogether}. */
    private static final double SCAN_TOGETHER = 0.6;

    private static final Budgets[] ALL = new Budgets[Fingerprint.BITS + 1];

    private final int[] shares = new int[Chunks.COUNT];
    private final double probes;
    private final double checks;

    static {
        double[] atMost = atMost(2 * Chunks.BITS);
        for (int radius = 0; radius <= Fingerprint.BITS; radius++) {
            ALL[radius] = new Budgets(radius, atMost);
        }
    }

    private Budgets(int radius, double[] atMost) {
        for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
            shares[chunk] = (radius + 1) / Chunks.COUNT + (chunk < (radius + 1) % Chunks.COUNT ? 1 : 0);
        }
        double probed = 0;
        double checked = 0;
        for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
            for (int bits = 0; bits < widest(chunk); bits++) {
                int values = Chunks.FLIPS[bits].length;
                probed += values;
                checked += values * atMost[Math.clamp(ofThree(chunk) - 1 - bits, 0, 2 * Chunks.BITS)] / Chunks.VALUES;
            }
        }
        probes = probed;
        checks = checked;
    }

    /** @param radius 0 to 256 */
    static Budgets of(int radius) {
        return ALL[radius];
    }

    /** So many chunks, this one the first, must together differ in fewer bits than this. */
    int ofChain(int chunk, int chain) {
        int sum = 0;
        for (int i = 0; i < chain; i++) {
            sum += shares[chunk + i & Chunks.COUNT - 1];
        }
        return sum;
    }

    /** The chunk and the two behind it must together differ in fewer bits than this. */
    int ofThree(int chunk) {
        return ofChain(chunk, 3);
    }

    /** The first number of bits in which a chunk cannot or may not differ. */
    int widest(int chunk) {
        return Math.min(shares[chunk], Chunks.BITS + 1);
    }

    /** Whether the table of this chunk leads to fingerprints that differ so in the chunk and in the two behind it. */
    boolean leads(int chunk, int differing, int sign) {
        int two = differing + Integer.bitCount(sign & Chunks.VALUES - 1);
        return differing < shares[chunk]
                && two < ofChain(chunk, 2)
                && differing + Integer.bitCount(sign) < ofThree(chunk);
    }

    /** Whether probing costs less than a scan of so many, if they lie evenly. */
    boolean pay(int size) {
        return probing(size) < SCAN * size;
    }

    /** The same for so many queries at once. */
    boolean pay(int size, int queries) {
        return probing(size) < (FlatScan.quickTogether(queries) ? SCAN_TOGETHER : SCAN) * size;
    }

    private double probing(int size) {
        return probes * (PROBE + SIGN * size / Chunks.VALUES) + CHECK * checks * size;
    }

    /** Of so many random bits, the chance that at most 0, 1, 2 ... are set. */
    private static double[] atMost(int bits) {
        double[] chances = new double[bits + 1];
        double ways = 1;
        double sum = 0;
        for (int set = 0; set <= bits; set++) {
            sum += ways;
            chances[set] = sum / Math.pow(2, bits);
            ways = ways * (bits - set) / (set + 1);
        }
        return chances;
    }
}
