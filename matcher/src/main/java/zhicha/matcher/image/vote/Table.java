package zhicha.matcher.image.vote;

import java.util.Random;

/** Points filed under some of their bits, and beside each thirty-two others, which tell most strangers without a look at the point. */
final class Table {
    /** Descriptors are far from even, and most choices of bits put many points together; the best of so many is taken. */
    private static final int TRIED = 16;

    private static final int SAMPLED = 4_000;
    /** Two directions of each cell of the descriptor. */
    private static final long SIGNED_LOW = 0x1105_8405_A00A_88C0L;

    private static final long SIGNED_HIGH = 0x8441_1803_0341_1448L;

    private final long keyLow;
    private final long keyHigh;
    private final int lowBits;
    private final int[] starts;
    private final int[] entries;
    private final int[] signs;

    Table(Points points, int keyBits, Random random) {
        long[] best = {0, 0};
        long fewest = Long.MAX_VALUE;
        for (int tried = 0; tried < TRIED; tried++) {
            long[] mask = drawn(keyBits, random);
            long together = together(points, mask, keyBits);
            if (together < fewest) {
                fewest = together;
                best = mask;
            }
        }
        keyLow = best[0];
        keyHigh = best[1];
        lowBits = Long.bitCount(keyLow);
        starts = new int[(1 << keyBits) + 1];
        entries = new int[points.size()];
        signs = new int[points.size()];
        fill(points, keyBits);
    }

    /** So many of the 128 bits. */
    private static long[] drawn(int keyBits, Random random) {
        long[] mask = {0, 0};
        for (int held = 0; held < keyBits; ) {
            int part = random.nextInt(128);
            long bit = 1L << (part & 63);
            if ((mask[part >> 6] & bit) == 0) {
                mask[part >> 6] |= bit;
                held++;
            }
        }
        return mask;
    }

    /** Pairs of sampled points that such a key would put together, each counted twice. */
    private static long together(Points points, long[] mask, int keyBits) {
        int step = Math.max(1, points.size() / SAMPLED);
        int[] counts = new int[1 << keyBits];
        long together = 0;
        for (int point = 0; point < points.size(); point += step) {
            int key = key(mask[0], mask[1], points.bits()[2 * point], points.bits()[2 * point + 1]);
            together += counts[key]++;
        }
        return together;
    }

    private static int key(long maskLow, long maskHigh, long low, long high) {
        return (int) (Long.compress(low, maskLow) | Long.compress(high, maskHigh) << Long.bitCount(maskLow));
    }

    private void fill(Points points, int keyBits) {
        int[] keys = new int[points.size()];
        for (int point = 0; point < keys.length; point++) {
            keys[point] = key(points.bits()[2 * point], points.bits()[2 * point + 1]);
            starts[keys[point] + 1]++;
        }
        for (int bucket = 0; bucket < 1 << keyBits; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        int[] next = starts.clone();
        for (int point = 0; point < keys.length; point++) {
            int at = next[keys[point]]++;
            entries[at] = point;
            signs[at] = sign(points.bits()[2 * point], points.bits()[2 * point + 1]);
        }
    }

    int key(long low, long high) {
        return (int) (Long.compress(low, keyLow) | Long.compress(high, keyHigh) << lowBits);
    }

    /** Bits of a descriptor that stand beside its entry. */
    static int sign(long low, long high) {
        return (int) (Long.compress(low, SIGNED_LOW) | Long.compress(high, SIGNED_HIGH) << 16);
    }

    int start(int key) {
        return starts[key];
    }

    int end(int key) {
        return starts[key + 1];
    }

    int sign(int at) {
        return signs[at];
    }

    int point(int at) {
        return entries[at];
    }
}
