package zhicha.matcher.image.fingerprint;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.LongBuffer;
import java.util.List;
import zhicha.matcher.image.fingerprint.FingerprintIndex.BatchVisitor;
import zhicha.matcher.image.fingerprint.FingerprintIndex.Visitor;

/**
 * Every fingerprint looked at: the plain way. For several queries a block is turned into columns first, which stay in the
 * cache while each query runs over them in loops that the JVM turns into vector instructions where the processor has them.
 */
final class FlatScan {
    /** Four columns of 8 bytes are 16 KB, half of the smallest cache. */
    private static final int BLOCK = 512;

    /** Fewer queries do not earn back the turning. */
    private static final int LEAST_QUERIES = 4;

    /** Counting bits in vectors: quick from AVX-512 on and on ARM; with AVX2 it is slower than one word after the other. */
    private static final boolean VECTORS = vectors();

    private FlatScan() {}

    /** Whether so many queries cost much less together than one after the other. */
    static boolean quickTogether(int queries) {
        return VECTORS && queries >= LEAST_QUERIES;
    }

    /** @param words four words a fingerprint */
    static void scan(LongBuffer words, int size, Fingerprint query, int radius, Visitor visitor) {
        long a = query.a();
        long b = query.b();
        long c = query.c();
        long d = query.d();
        for (int i = 0; i < size; i++) {
            int at = 4 * i;
            int distance = Long.bitCount(words.get(at) ^ a)
                    + Long.bitCount(words.get(at + 1) ^ b)
                    + Long.bitCount(words.get(at + 2) ^ c)
                    + Long.bitCount(words.get(at + 3) ^ d);
            if (distance <= radius) {
                visitor.near(i, distance);
            }
        }
    }

    static void scan(LongBuffer words, int size, List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        if (quickTogether(queries.size())) {
            inColumns(words, size, queries, radius, visitor);
            return;
        }
        for (int query = 0; query < queries.size(); query++) {
            int at = query;
            scan(words, size, queries.get(query), radius, (entry, distance) -> visitor.near(at, entry, distance));
        }
    }

    static void inColumns(LongBuffer words, int size, List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        long[] rows = new long[4 * BLOCK];
        long[] a = new long[BLOCK];
        long[] b = new long[BLOCK];
        long[] c = new long[BLOCK];
        long[] d = new long[BLOCK];
        int[] distances = new int[BLOCK];
        for (int first = 0; first < size; first += BLOCK) {
            int count = Math.min(BLOCK, size - first);
            words.get(4 * first, rows, 0, 4 * count);
            for (int i = 0; i < count; i++) {
                a[i] = rows[4 * i];
                b[i] = rows[4 * i + 1];
                c[i] = rows[4 * i + 2];
                d[i] = rows[4 * i + 3];
            }
            for (int query = 0; query < queries.size(); query++) {
                measure(a, b, c, d, queries.get(query), distances);
                if (anyBelow(distances, radius + 1)) {
                    for (int i = 0; i < count; i++) {
                        if (distances[i] <= radius) {
                            visitor.near(query, first + i, distances[i]);
                        }
                    }
                }
            }
        }
    }

    private static void measure(long[] a, long[] b, long[] c, long[] d, Fingerprint query, int[] distances) {
        long queryA = query.a();
        long queryB = query.b();
        long queryC = query.c();
        long queryD = query.d();
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Long.bitCount(a[i] ^ queryA)
                    + Long.bitCount(b[i] ^ queryB)
                    + Long.bitCount(c[i] ^ queryC)
                    + Long.bitCount(d[i] ^ queryD);
        }
    }

    private static boolean anyBelow(int[] distances, int bound) {
        int signs = 0;
        for (int distance : distances) {
            signs |= distance - bound;
        }
        return signs < 0;
    }

    private static boolean vectors() {
        try {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Integer.parseInt(options.getVMOption("UseAVX").getValue()) >= 3;
        } catch (RuntimeException notOnThisProcessor) {
            return System.getProperty("os.arch", "").equals("aarch64");
        }
    }
}
