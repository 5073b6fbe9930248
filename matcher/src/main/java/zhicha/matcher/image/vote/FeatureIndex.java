package zhicha.matcher.image.vote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import zhicha.matcher.image.feature.LocalFeatures;

/**
 * The local features of all references in tables by some of their bits (locality sensitive hashing: Indyk and Motwani, 1998).
 * Points of one spot differ in 4 to 17 of 128 bits after what sellers do, so a few of many short keys agree. What a picture's
 * points come near is grouped by reference, and counts where the pairs agree on one pose (Lowe 2004, section 7.3). Immutable and safe for use by many threads.
 */
public final class FeatureIndex {
    private static final int TABLES = 8;
    private static final int MOST_KEY_BITS = 16;
    /** A key is so long that a bucket holds about two to this many points. */
    private static final int BUCKET_BITS = 4;

    private static final int LEAST_KEY_BITS = 6;
    /** Most differing bits of two points that may show the same spot. */
    private static final int NEAR_BITS = 24;
    /** Points of references that one point of a picture may vote for, the nearest first. */
    private static final int VOTES = 12;

    private static final int LEAST_PAIRS = 3;

    private final List<LocalFeatures> references;
    private final int[] first;
    private final long[] bits;
    private final int[] owner;
    private final int keyBits;
    private final int[][] keyParts = new int[TABLES][];
    private final int[][] starts = new int[TABLES][];
    private final int[][] entries = new int[TABLES][];

    /** Votes name references by their place in this list. */
    public FeatureIndex(List<LocalFeatures> references) {
        this.references = List.copyOf(references);
        first = new int[references.size() + 1];
        for (int i = 0; i < references.size(); i++) {
            first[i + 1] = first[i] + references.get(i).size();
        }
        int size = first[references.size()];
        bits = new long[2 * size];
        owner = new int[size];
        for (int i = 0; i < references.size(); i++) {
            long[] own = references.get(i).bits();
            System.arraycopy(own, 0, bits, 2 * first[i], own.length);
            Arrays.fill(owner, first[i], first[i + 1], i);
        }
        keyBits = Math.clamp(32 - Integer.numberOfLeadingZeros(size) - BUCKET_BITS, LEAST_KEY_BITS, MOST_KEY_BITS);
        List<Integer> parts = new ArrayList<>(IntStream.range(0, 128).boxed().toList());
        Collections.shuffle(parts, new Random(128));
        for (int table = 0; table < TABLES; table++) {
            keyParts[table] = parts.subList(16 * table, 16 * table + keyBits).stream()
                    .mapToInt(part -> part)
                    .toArray();
            fill(table, size);
        }
    }

    private void fill(int table, int size) {
        int[] start = new int[(1 << keyBits) + 1];
        int[] keys = new int[size];
        for (int i = 0; i < size; i++) {
            keys[i] = key(table, bits[2 * i], bits[2 * i + 1]);
            start[keys[i] + 1]++;
        }
        for (int bucket = 0; bucket < 1 << keyBits; bucket++) {
            start[bucket + 1] += start[bucket];
        }
        int[] next = start.clone();
        int[] entry = new int[size];
        for (int i = 0; i < size; i++) {
            entry[next[keys[i]]++] = i;
        }
        starts[table] = start;
        entries[table] = entry;
    }

    private int key(int table, long low, long high) {
        int key = 0;
        for (int part : keyParts[table]) {
            key = key << 1 | (int) ((part < 64 ? low >>> part : high >>> part) & 1);
        }
        return key;
    }

    public LocalFeatures reference(int number) {
        return references.get(number);
    }

    /**
     * A reference that a picture shares points with.
     *
     * @param pairs pairs of points that agree on the pose, each at a point of its own in both
     * @param pose what the pair says with which most others agree
     */
    public record Vote(int reference, int pairs, Pose pose) {}

    /** References with at least three pairs that agree, most pairs first, then by reference. */
    public List<Vote> votes(LocalFeatures seen) {
        int[] counts = new int[references.size()];
        int[] pairs = pairs(seen, counts);
        int[] ends = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            ends[i + 1] = ends[i] + counts[i];
        }
        int[] next = ends.clone();
        int[] grouped = new int[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            int at = 2 * next[owner[pairs[i]]]++;
            grouped[at] = pairs[i];
            grouped[at + 1] = pairs[i + 1];
        }
        List<Vote> votes = new ArrayList<>();
        for (int reference = 0; reference < counts.length; reference++) {
            if (counts[reference] >= LEAST_PAIRS) {
                int[] own = Arrays.copyOfRange(grouped, 2 * ends[reference], 2 * ends[reference + 1]);
                for (int i = 0; i < own.length; i += 2) {
                    own[i] -= first[reference];
                }
                Agreement agreement = Agreement.of(references.get(reference), seen, own);
                if (agreement.pairs() >= LEAST_PAIRS) {
                    votes.add(new Vote(reference, agreement.pairs(), agreement.pose()));
                }
            }
        }
        votes.sort(Comparator.comparingInt((Vote vote) -> -vote.pairs()).thenComparingInt(Vote::reference));
        return votes;
    }

    /** Entry and point of the picture in turn, for every pair that comes near. */
    private int[] pairs(LocalFeatures seen, int[] counts) {
        int[] pairs = new int[2 * VOTES * seen.size()];
        int filled = 0;
        int[] nearest = new int[VOTES];
        int[] distances = new int[VOTES];
        for (int point = 0; point < seen.size(); point++) {
            long low = seen.bits()[2 * point];
            long high = seen.bits()[2 * point + 1];
            int held = 0;
            for (int table = 0; table < TABLES; table++) {
                int bucket = key(table, low, high);
                int[] entry = entries[table];
                for (int at = starts[table][bucket]; at < starts[table][bucket + 1]; at++) {
                    int candidate = entry[at];
                    int distance =
                            Long.bitCount(bits[2 * candidate] ^ low) + Long.bitCount(bits[2 * candidate + 1] ^ high);
                    if (distance <= NEAR_BITS) {
                        held = insert(nearest, distances, held, candidate, distance);
                    }
                }
            }
            for (int i = 0; i < held; i++) {
                pairs[filled++] = nearest[i];
                pairs[filled++] = point;
                counts[owner[nearest[i]]]++;
            }
        }
        return Arrays.copyOf(pairs, filled);
    }

    /** Keeps the nearest, each once; equally near ones in the order of their numbers. */
    private static int insert(int[] nearest, int[] distances, int held, int candidate, int distance) {
        for (int i = 0; i < held; i++) {
            if (nearest[i] == candidate) {
                return held;
            }
        }
        int at = held < VOTES ? held : VOTES;
        while (at > 0
                && (distances[at - 1] > distance || distances[at - 1] == distance && nearest[at - 1] > candidate)) {
            if (at < VOTES) {
                nearest[at] = nearest[at - 1];
                distances[at] = distances[at - 1];
            }
            at--;
        }
        if (at < VOTES) {
            nearest[at] = candidate;
            distances[at] = distance;
        }
        return Math.min(VOTES, held + 1);
    }
}
