package zhicha.matcher.image.vote;

import java.util.Arrays;
import java.util.List;
import zhicha.matcher.image.feature.LocalFeatures;

/**
 * The points of all references, one reference after the other, without their pictures: 36 bytes a point.
 *
 * @param first where each reference begins, and after the last where all end
 * @param owner the reference of each point
 * @param places four numbers a point, as in {@link LocalFeatures#points}
 * @param bits two words a point
 * @param widths of the planes that the points lie in, in pixels
 */
record Points(int[] first, int[] owner, float[] places, long[] bits, int[] widths, int[] heights) {

    static Points of(List<LocalFeatures> references) {
        int[] first = new int[references.size() + 1];
        int[] widths = new int[references.size()];
        int[] heights = new int[references.size()];
        float[] places = new float[LocalFeatures.STRIDE << 10];
        long[] bits = new long[2 << 10];
        for (int i = 0; i < references.size(); i++) {
            // asked for once only: it may have to be read from a file
            LocalFeatures features = references.get(i);
            int from = first[i];
            first[i + 1] = from + features.size();
            if (2 * first[i + 1] > bits.length) {
                int room = Math.max(first[i + 1], bits.length / 2 * 3 / 2);
                places = Arrays.copyOf(places, LocalFeatures.STRIDE * room);
                bits = Arrays.copyOf(bits, 2 * room);
            }
            System.arraycopy(features.points(), 0, places, LocalFeatures.STRIDE * from, features.points().length);
            System.arraycopy(features.bits(), 0, bits, 2 * from, features.bits().length);
            widths[i] = features.luma().width();
            heights[i] = features.luma().height();
        }
        int[] owner = new int[first[references.size()]];
        for (int i = 0; i < references.size(); i++) {
            Arrays.fill(owner, first[i], first[i + 1], i);
        }
        return new Points(
                first,
                owner,
                Arrays.copyOf(places, LocalFeatures.STRIDE * owner.length),
                Arrays.copyOf(bits, 2 * owner.length),
                widths,
                heights);
    }

    int size() {
        return owner.length;
    }

    int references() {
        return widths.length;
    }

    /** Bits in which a point differs from another descriptor, 0 to 128. */
    int distance(int point, long low, long high) {
        return Long.bitCount(bits[2 * point] ^ low) + Long.bitCount(bits[2 * point + 1] ^ high);
    }
}
