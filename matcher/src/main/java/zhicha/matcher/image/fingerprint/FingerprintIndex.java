package zhicha.matcher.image.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Exact search: every fingerprint within a radius is found, always. Small sets and wide radii are scanned; otherwise sixteen
 * tables, one for each 16-bit chunk, are probed (multi-index hashing: Norouzi, Punjani and Fleet, "Fast Exact Search in
 * Hamming Space with Multi-Index Hashing", 2014). Two fingerprints that differ in at most {@code r} bits cannot differ by more
 * than {@code r / 16} in every chunk, so the tables miss nothing. Immutable and safe for use by many threads.
 */
public final class FingerprintIndex {
    private static final int CHUNKS = 16;
    private static final int BUCKETS = 1 << 16;
    /** Below this a scan beats any table. */
    private static final int SCANNED = 20_000;
    /** Bit patterns of a chunk by number of set bits. */
    private static final char[][] FLIPS = flips();

    private final long[] words;
    private final int size;
    /** For each chunk, where the entries of each bucket begin in {@link #entries}; empty for small sets. */
    private final int[][] starts;

    private final int[][] entries;

    /** Entry {@code i} of the index is the {@code i}th of the list; equal fingerprints may stand there twice. */
    public FingerprintIndex(List<Fingerprint> fingerprints) {
        this(fingerprints, SCANNED);
    }

    FingerprintIndex(List<Fingerprint> fingerprints, int scanned) {
        size = fingerprints.size();
        words = new long[4 * size];
        for (int i = 0; i < size; i++) {
            Fingerprint fingerprint = fingerprints.get(i);
            words[4 * i] = fingerprint.a();
            words[4 * i + 1] = fingerprint.b();
            words[4 * i + 2] = fingerprint.c();
            words[4 * i + 3] = fingerprint.d();
        }
        boolean tables = size > scanned;
        starts = new int[tables ? CHUNKS : 0][];
        entries = new int[tables ? CHUNKS : 0][];
        for (int chunk = 0; chunk < starts.length; chunk++) {
            int[] start = new int[BUCKETS + 1];
            for (int i = 0; i < size; i++) {
                start[chunk(i, chunk) + 1]++;
            }
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                start[bucket + 1] += start[bucket];
            }
            int[] next = start.clone();
            int[] entry = new int[size];
            for (int i = 0; i < size; i++) {
                entry[next[chunk(i, chunk)]++] = i;
            }
            starts[chunk] = start;
            entries[chunk] = entry;
        }
    }

    public int size() {
        return size;
    }

    /** An entry and how many bits it differs by. */
    public record Neighbour(int entry, int distance) {}

    /** Told of every entry within the radius, each once, in no promised order. */
    @FunctionalInterface
    public interface Visitor {
        void near(int entry, int distance);
    }

    /** All entries within the radius, nearest first, then by entry. */
    public List<Neighbour> within(Fingerprint query, int radius) {
        List<Neighbour> found = new ArrayList<>();
        visit(query, radius, (entry, distance) -> found.add(new Neighbour(entry, distance)));
        found.sort((one, other) -> one.distance != other.distance
                ? Integer.compare(one.distance, other.distance)
                : Integer.compare(one.entry, other.entry));
        return found;
    }

    public void visit(Fingerprint query, int radius, Visitor visitor) {
        if (radius < 0) {
            return;
        }
        if (starts.length == 0 || probes(radius) * (1 + (double) size / BUCKETS) * 4 > size) {
            scan(query, radius, visitor);
        } else {
            probe(query, radius, visitor);
        }
    }

    /** The plain way, which the tables must agree with. */
    void scan(Fingerprint query, int radius, Visitor visitor) {
        for (int i = 0; i < size; i++) {
            int distance = distance(query, i);
            if (distance <= radius) {
                visitor.near(i, distance);
            }
        }
    }

    void probe(Fingerprint query, int radius, Visitor visitor) {
        int[] chunks = new int[CHUNKS];
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            chunks[chunk] = (int) (word(query, chunk >> 2) >>> 16 * (chunk & 3)) & 0xffff;
        }
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int chunkRadius = chunkRadius(radius, chunk);
            for (int bits = 0; bits <= chunkRadius; bits++) {
                for (char flip : FLIPS[bits]) {
                    int bucket = chunks[chunk] ^ flip;
                    for (int at = starts[chunk][bucket]; at < starts[chunk][bucket + 1]; at++) {
                        int entry = entries[chunk][at];
                        int distance = distance(query, entry);
                        if (distance <= radius && !foundBefore(chunks, entry, chunk, radius)) {
                            visitor.near(entry, distance);
                        }
                    }
                }
            }
        }
    }

    /** Whether an earlier table has led to this entry already. */
    private boolean foundBefore(int[] chunks, int entry, int chunk, int radius) {
        for (int earlier = 0; earlier < chunk; earlier++) {
            if (Integer.bitCount(chunks[earlier] ^ chunk(entry, earlier)) <= chunkRadius(radius, earlier)) {
                return true;
            }
        }
        return false;
    }

    /**
     * With {@code radius = 16 s + a}, the first {@code a + 1} chunks are searched to {@code s} bits and the others to
     * {@code s - 1}: more than that in every chunk would make more than {@code radius} in all.
     */
    private static int chunkRadius(int radius, int chunk) {
        return chunk <= radius % CHUNKS ? radius / CHUNKS : radius / CHUNKS - 1;
    }

    private static double probes(int radius) {
        double probes = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (int bits = 0; bits <= Math.min(chunkRadius(radius, chunk), CHUNKS); bits++) {
                probes += FLIPS[bits].length;
            }
        }
        return probes;
    }

    private int distance(Fingerprint query, int entry) {
        int at = 4 * entry;
        return Long.bitCount(words[at] ^ query.a())
                + Long.bitCount(words[at + 1] ^ query.b())
                + Long.bitCount(words[at + 2] ^ query.c())
                + Long.bitCount(words[at + 3] ^ query.d());
    }

    private int chunk(int entry, int chunk) {
        return (int) (words[4 * entry + (chunk >> 2)] >>> 16 * (chunk & 3)) & 0xffff;
    }

    private static long word(Fingerprint fingerprint, int word) {
        return switch (word) {
            case 0 -> fingerprint.a();
            case 1 -> fingerprint.b();
            case 2 -> fingerprint.c();
            default -> fingerprint.d();
        };
    }

    private static char[][] flips() {
        StringBuilder[] byBits = new StringBuilder[CHUNKS + 1];
        for (int bits = 0; bits <= CHUNKS; bits++) {
            byBits[bits] = new StringBuilder();
        }
        for (int pattern = 0; pattern < BUCKETS; pattern++) {
            byBits[Integer.bitCount(pattern)].append((char) pattern);
        }
        char[][] flips = new char[CHUNKS + 1][];
        for (int bits = 0; bits <= CHUNKS; bits++) {
            flips[bits] = byBits[bits].toString().toCharArray();
        }
        return flips;
    }
}
