package zhicha.matcher.image.vote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import zhicha.matcher.image.feature.LocalFeatures;

/**
 * The local features of all references in tables by some of their bits (locality sensitive hashing: Indyk and Motwani, 1998).
 * Points of one spot differ in 4 to 17 of 128 bits after what sellers do, so a few of many short keys agree. What a picture's
 * points come near is grouped by reference, and counts where the pairs agree on one pose (Lowe 2004, section 7.3). Immutable and safe for use by many threads.
 */
public final class FeatureIndex {
    private static final int TABLES = 8;
    private static final int LEAST_KEY_BITS = 6;
    private static final int MOST_KEY_BITS = 20;
    /**
     * Buckets with more than this many times the points of an average one are passed over: what stands there looks like
     * everything, an even edge or a corner, and would be most of the work.
     */
    private static final int CROWDED = 128;

    /** Most differing bits of two points that may show the same spot. */
    private static final int NEAR_BITS = 24;
    /** Points of references that one point of a picture may vote for, the nearest first. */
    private static final int VOTES = 12;

    /** Entries of a bucket of which the points are asked for at once. */
    private static final int TOGETHER = 32;

    private static final int LEAST_PAIRS = 3;

    private final Points points;
    private final Table[] tables = new Table[TABLES];
    private final int crowded;

    /**
     * Votes name references by their place in this list. It is read once and not kept.
     */
    public FeatureIndex(List<LocalFeatures> references) {
        points = Points.of(references);
        int keyBits = Math.clamp(31 - Integer.numberOfLeadingZeros(points.size() + 1), LEAST_KEY_BITS, MOST_KEY_BITS);
        Random random = new Random(128);
        for (int table = 0; table < TABLES; table++) {
            tables[table] = new Table(points, keyBits, random);
        }
        crowded = CROWDED * Math.max(1, points.size() >> keyBits);
    }

    /**
     * A reference that a picture shares points with.
     *
     * @param pairs pairs of points that agree on the pose, each at a point of its own in both
     * @param pose what the pair says with which most others agree
     * @param width of the reference, in its pixels
     * @param height of the reference, in its pixels
     */
    public record Vote(int reference, int pairs, Pose pose, double width, double height) {}

    /** References with at least three pairs that agree, most pairs first, then by reference. */
    public List<Vote> votes(LocalFeatures seen) {
        int[] counts = new int[points.references()];
        int[] pairs = pairs(seen, counts);
        int[] ends = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            ends[i + 1] = ends[i] + counts[i];
        }
        int[] next = ends.clone();
        int[] grouped = new int[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            int at = 2 * next[points.owner()[pairs[i]]]++;
            grouped[at] = pairs[i];
            grouped[at + 1] = pairs[i + 1];
        }
        List<Vote> votes = new ArrayList<>();
        for (int reference = 0; reference < counts.length; reference++) {
            if (counts[reference] >= LEAST_PAIRS) {
                int[] own = Arrays.copyOfRange(grouped, 2 * ends[reference], 2 * ends[reference + 1]);
                Agreement agreement = Agreement.of(points, reference, seen, own);
                if (agreement.pairs() >= LEAST_PAIRS) {
                    votes.add(new Vote(
                            reference,
                            agreement.pairs(),
                            agreement.pose(),
                            points.widths()[reference],
                            points.heights()[reference]));
                }
            }
        }
        votes.sort(Comparator.comparingInt((Vote vote) -> -vote.pairs()).thenComparingInt(Vote::reference));
        return votes;
    }

    /** A point of a reference and one of the picture in turn, for every pair that comes near. */
    private int[] pairs(LocalFeatures seen, int[] counts) {
        int[] pairs = new int[2 * VOTES * seen.size()];
        int filled = 0;
        Nearest nearest = new Nearest();
        for (int point = 0; point < seen.size(); point++) {
            nearest.find(seen.bits()[2 * point], seen.bits()[2 * point + 1]);
            for (int i = 0; i < nearest.held; i++) {
                pairs[filled++] = nearest.points[i];
                pairs[filled++] = point;
                counts[points.owner()[nearest.points[i]]]++;
            }
        }
        return Arrays.copyOf(pairs, filled);
    }

    /** The nearest points of one point, those found in small buckets first: they leave little to look at in the large ones. */
    private final class Nearest {
        final int[] points = new int[VOTES];
        private final int[] distances = new int[VOTES];
        int held;
        private final int[] starts = new int[TABLES];
        private final int[] ends = new int[TABLES];
        private final int[] order = new int[TABLES];
        private final int[] candidates = new int[TOGETHER];
        private final int[] near = new int[TOGETHER];

        void find(long low, long high) {
            held = 0;
            for (int i = 0; i < TABLES; i++) {
                int key = tables[i].key(low, high);
                starts[i] = tables[i].start(key);
                ends[i] = tables[i].end(key);
                int at = i;
                for (; at > 0 && size(order[at - 1]) > size(i); at--) {
                    order[at] = order[at - 1];
                }
                order[at] = i;
            }
            int sign = Table.sign(low, high);
            for (int i = 0; i < TABLES && size(order[i]) <= crowded; i++) {
                ask(order[i], sign, low, high);
            }
        }

        private int size(int table) {
            return ends[table] - starts[table];
        }

        private void ask(int number, int sign, long low, long high) {
            Table table = tables[number];
            int most = most();
            int mostOfSign = mostOfSign(most);
            // a point is far away in memory: many are asked for at once before any is judged
            for (int from = starts[number]; from < ends[number]; from += TOGETHER) {
                int passed = 0;
                for (int at = from; at < Math.min(ends[number], from + TOGETHER); at++) {
                    candidates[passed] = table.point(at);
                    passed += Integer.bitCount(table.sign(at) ^ sign) <= mostOfSign ? 1 : 0;
                }
                for (int i = 0; i < passed; i++) {
                    near[i] = FeatureIndex.this.points.distance(candidates[i], low, high);
                }
                for (int i = 0; i < passed; i++) {
                    if (near[i] <= most) {
                        insert(candidates[i], near[i]);
                        most = most();
                    }
                }
                mostOfSign = mostOfSign(most);
            }
        }

        /**
         * Bits of the 32 beside an entry that may differ where so many of all 128 do: a quarter of them, and two and a half standard
         * deviations more.
         */
        private static int mostOfSign(int most) {
            return 2 + (3 * most + 7) / 8;
        }

        /** Bits in which a further point may differ to be kept. */
        private int most() {
            return held < VOTES ? NEAR_BITS : distances[VOTES - 1];
        }

        /** Keeps the nearest, each once; equally near ones in the order of their numbers. */
        private void insert(int candidate, int distance) {
            for (int at = 0; at < held; at++) {
                if (points[at] == candidate) {
                    return;
                }
            }
            int at = held;
            while (at > 0
                    && (distances[at - 1] > distance || distances[at - 1] == distance && points[at - 1] > candidate)) {
                if (at < VOTES) {
                    points[at] = points[at - 1];
                    distances[at] = distances[at - 1];
                }
                at--;
            }
            if (at < VOTES) {
                points[at] = candidate;
                distances[at] = distance;
                held = Math.min(VOTES, held + 1);
            }
        }
    }
}
