package zhicha.matcher.image.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.opencv.core.CvType;
import org.opencv.core.KeyPoint;
import org.opencv.core.Mat;
import org.opencv.core.MatOfKeyPoint;
import org.opencv.features2d.SIFT;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * Distinct points of a picture, held on the heap so that no native memory outlives a call.
 *
 * @param luma the plane that the points lie in
 * @param points x, y and size of each point in pixels of {@code luma}, and its direction in degrees, one point after the other
 * @param bits two words for each point, see {@link Signature}
 */
public record LocalFeatures(Grey luma, float[] points, long[] bits) {
    /** Numbers for each point in {@code points}. */
    public static final int STRIDE = 4;

    /** Lower than Lowe's 0.04, so that soft product photos give points too. */
    private static final double CONTRAST = 0.03;

    private static final double EDGE = 10;
    private static final double SIGMA = 1.6;
    private static final int OCTAVE_LAYERS = 3;
    /** More than this are not described: each costs some 25 microseconds. */
    private static final int DESCRIBED = 1200;
    /** Pixels of the longer side of a plane that is kept. */
    private static final int LONGEST_KEPT = 1024;

    /** The picture is divided into so many cells each way, and each gives its share of points. */
    private static final int GRID = 8;

    public int size() {
        return bits.length / 2;
    }

    public float x(int point) {
        return points[STRIDE * point];
    }

    public float y(int point) {
        return points[STRIDE * point + 1];
    }

    public float extent(int point) {
        return points[STRIDE * point + 2];
    }

    public float angle(int point) {
        return points[STRIDE * point + 3];
    }

    /** Bits in which a point differs from one of another picture, 0 to 128. */
    public int distance(int point, LocalFeatures other, int otherPoint) {
        return Long.bitCount(bits[2 * point] ^ other.bits[2 * otherPoint])
                + Long.bitCount(bits[2 * point + 1] ^ other.bits[2 * otherPoint + 1]);
    }

    /**
     * Finds at most so many points, the strongest of each cell first; none in a plain picture. OpenCV must be usable.
     *
     * @param side the picture is brought down to the area of a square with this side in pixels, so that a tall screenshot keeps
     *     as much detail as a square
     */
    public static LocalFeatures of(Picture picture, int side, int most) {
        double scale = side / Math.sqrt((double) picture.width() * picture.height());
        int longest = Math.max(picture.width(), picture.height());
        Grey luma = Grey.of(scale < 1 ? picture.within((int) Math.max(1, Math.round(scale * longest))) : picture);
        try (NativeMats mats = new NativeMats()) {
            Mat grey = luma.mat(mats);
            Mat everywhere = mats.empty();
            Mat described = mats.empty();
            MatOfKeyPoint found = mats.hold(new MatOfKeyPoint());
            SIFT sift = SIFT.create(DESCRIBED, OCTAVE_LAYERS, CONTRAST, EDGE, SIGMA, CvType.CV_8U);
            try {
                sift.detectAndCompute(grey, everywhere, found, described);
            } finally {
                // else its finalizer may free it under the native code, once nothing on the heap asks for it any more
                Reference.reachabilityFence(sift);
            }
            KeyPoint[] keypoints = found.toArray();
            byte[] descriptors = new byte[Signature.PARTS * keypoints.length];
            if (keypoints.length > 0) {
                described.get(0, 0, descriptors);
            }
            int[] chosen = balanced(keypoints, luma, most);
            float[] points = new float[STRIDE * chosen.length];
            long[] bits = new long[2 * chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                KeyPoint point = keypoints[chosen[i]];
                points[STRIDE * i] = (float) point.pt.x;
                points[STRIDE * i + 1] = (float) point.pt.y;
                points[STRIDE * i + 2] = point.size;
                points[STRIDE * i + 3] = point.angle;
                Signature.write(descriptors, Signature.PARTS * chosen[i], bits, 2 * i);
            }
            return new LocalFeatures(luma, points, bits);
        }
    }

    /** The strongest of every cell, then the second of every cell, and so on. */
    private static int[] balanced(KeyPoint[] keypoints, Grey luma, int most) {
        Integer[] order = new Integer[keypoints.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer i) -> -keypoints[i].response)
                        .thenComparing(i -> i));
        int[] taken = new int[GRID * GRID];
        int[] rank = new int[keypoints.length];
        for (int i : order) {
            int column = (int) Math.clamp(keypoints[i].pt.x * GRID / luma.width(), 0, GRID - 1);
            int row = (int) Math.clamp(keypoints[i].pt.y * GRID / luma.height(), 0, GRID - 1);
            rank[i] = taken[row * GRID + column]++;
        }
        // a stable sort: within one rank the strongest stay first
        Arrays.sort(order, Comparator.comparingInt(i -> rank[i]));
        return Arrays.stream(order).limit(most).mapToInt(i -> i).toArray();
    }

    /** As {@link #read} wants it. */
    public void write(DataOutput to) throws IOException {
        to.writeShort(luma.width());
        to.writeShort(luma.height());
        to.write(luma.values());
        to.writeInt(size());
        for (float number : points) {
            to.writeFloat(number);
        }
        for (long word : bits) {
            to.writeLong(word);
        }
    }

    /** @throws IOException if it ends too early, or is not what was written */
    public static LocalFeatures read(DataInput from) throws IOException {
        int width = from.readUnsignedShort();
        int height = from.readUnsignedShort();
        if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_KEPT) {
            throw new IOException("a plane of " + width + " x " + height + " pixels");
        }
        byte[] values = new byte[width * height];
        from.readFully(values);
        int size = from.readInt();
        if (size < 0 || size > DESCRIBED) {
            throw new IOException(size + " points of a picture, at most " + DESCRIBED);
        }
        float[] points = new float[STRIDE * size];
        long[] bits = new long[2 * size];
        byte[] numbers = new byte[Float.BYTES * points.length + Long.BYTES * bits.length];
        from.readFully(numbers);
        ByteBuffer buffer = ByteBuffer.wrap(numbers);
        buffer.asFloatBuffer().get(points);
        buffer.position(Float.BYTES * points.length).asLongBuffer().get(bits);
        return new LocalFeatures(new Grey(width, height, values), points, bits);
    }

    /** The same points in a smaller plane of the picture, which takes less memory. */
    public LocalFeatures within(Grey smaller) {
        float by = (float) smaller.width() / luma.width();
        float[] moved = points.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= i % STRIDE == STRIDE - 1 ? 1 : by;
        }
        return new LocalFeatures(smaller, moved, bits);
    }

    /** These points and others of the same plane. */
    public LocalFeatures and(LocalFeatures others) {
        float[] both = Arrays.copyOf(points, points.length + others.points.length);
        System.arraycopy(others.points, 0, both, points.length, others.points.length);
        long[] words = Arrays.copyOf(bits, bits.length + others.bits.length);
        System.arraycopy(others.bits, 0, words, bits.length, others.bits.length);
        return new LocalFeatures(luma, both, words);
    }

    /** What would have been found in the picture with left and right exchanged, without looking for it again. */
    public LocalFeatures mirrored() {
        float[] moved = points.clone();
        for (int i = 0; i < moved.length; i += STRIDE) {
            moved[i] = luma.width() - 1 - moved[i];
            moved[i + 3] = (540 - moved[i + 3]) % 360;
        }
        return new LocalFeatures(luma.mirrored(), moved, Signature.mirrored(bits));
    }

    /** What would have been found in the negative. */
    public LocalFeatures negative() {
        float[] moved = points.clone();
        for (int i = 3; i < moved.length; i += STRIDE) {
            moved[i] = (moved[i] + 180) % 360;
        }
        return new LocalFeatures(luma.negative(), moved, Signature.negative(bits));
    }
}
