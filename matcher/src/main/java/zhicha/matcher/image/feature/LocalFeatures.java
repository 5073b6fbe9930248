package zhicha.matcher.image.feature;

import java.lang.ref.Reference;
import org.opencv.core.CvType;
import org.opencv.core.KeyPoint;
import org.opencv.core.Mat;
import org.opencv.core.MatOfKeyPoint;
import org.opencv.features2d.SIFT;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.fingerprint.Plane;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * Distinct points of a picture, held on the heap so that no native memory outlives a call.
 *
 * @param luma the plane they were found in
 * @param points x and y of each point in pixels of {@code luma}, one after the other
 * @param descriptors 128 bytes for each point
 */
public record LocalFeatures(Plane luma, float[] points, byte[] descriptors) {
    public static final int DESCRIPTOR = 128;
    /** Lower than Lowe's 0.04, so that soft product photos give points too. */
    private static final double CONTRAST = 0.03;

    private static final double EDGE = 10;
    private static final double SIGMA = 1.6;
    private static final int OCTAVE_LAYERS = 3;

    public int size() {
        return points.length / 2;
    }

    /**
     * Finds at most so many points, the strongest first; none in a plain picture. OpenCV must be usable.
     *
     * @param longSide the picture is brought down to this many pixels on its longer side
     */
    public static LocalFeatures of(Picture picture, int longSide, int most) {
        Plane luma = Plane.of(picture.within(longSide), Plane.Kind.LUMA);
        try (NativeMats mats = new NativeMats()) {
            Mat grey = mat(luma, mats);
            Mat everywhere = mats.empty();
            Mat described = mats.empty();
            MatOfKeyPoint found = mats.hold(new MatOfKeyPoint());
            SIFT sift = SIFT.create(most, OCTAVE_LAYERS, CONTRAST, EDGE, SIGMA, CvType.CV_8U);
            try {
                sift.detectAndCompute(grey, everywhere, found, described);
            } finally {
                // else its finalizer may free it under the native code, once nothing on the heap asks for it any more
                Reference.reachabilityFence(sift);
            }
            KeyPoint[] keypoints = found.toArray();
            float[] points = new float[2 * keypoints.length];
            for (int i = 0; i < keypoints.length; i++) {
                points[2 * i] = (float) keypoints[i].pt.x;
                points[2 * i + 1] = (float) keypoints[i].pt.y;
            }
            byte[] descriptors = new byte[DESCRIPTOR * keypoints.length];
            if (keypoints.length > 0) {
                described.get(0, 0, descriptors);
            }
            return new LocalFeatures(luma, points, descriptors);
        }
    }

    /** A plane as OpenCV wants it, kept by {@code mats}. */
    static Mat mat(Plane plane, NativeMats mats) {
        byte[] bytes = new byte[plane.values().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(plane.values()[i]), 0, 255);
        }
        Mat mat = mats.hold(new Mat(plane.height(), plane.width(), CvType.CV_8UC1));
        mat.put(0, 0, bytes);
        return mat;
    }

    /** The descriptors as floats, which OpenCV compares several times as fast as bytes, with the same outcome. */
    Mat descriptorMat(NativeMats mats) {
        float[] values = new float[descriptors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = descriptors[i] & 0xff;
        }
        Mat mat = mats.hold(new Mat(size(), DESCRIPTOR, CvType.CV_32FC1));
        mat.put(0, 0, values);
        return mat;
    }
}
