package zhicha.matcher.image.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Plane;

/**
 * Whether the points of a reference lie in a picture as one plane would carry them, and what the picture shows there. The
 * number of agreeing points alone proves nothing: photos share a carpet, a shelf, a hanger.
 */
public final class GeometricCheck {
    private static final float RATIO = 0.8f;
    private static final double REPROJECTION_PIXELS = 5;
    /** Agreeing points, each at a spot of its own, below which nothing is believed. */
    public static final int LEAST_INLIERS = 10;

    /** Chance that every one of the drawn samples has a wrong pair in it, where enough pairs are right. */
    private static final double MISSED = 0.005;

    private static final int MOST_SAMPLES = 2000;
    private static final double OUTSIDE = -1;

    private GeometricCheck() {}

    /** Empty where no believable homography carries the reference into the picture. OpenCV must be usable. */
    public static Optional<Alignment> align(LocalFeatures reference, LocalFeatures seen, BlockComparison.Scope scope) {
        if (reference.size() < LEAST_INLIERS || seen.size() < LEAST_INLIERS) {
            return Optional.empty();
        }
        List<Pair> pairs = pairs(reference, seen);
        Point[] from = new Point[pairs.size()];
        Point[] to = new Point[pairs.size()];
        Set<Long> left = new HashSet<>();
        Set<Long> met = new HashSet<>();
        for (int i = 0; i < from.length; i++) {
            from[i] = point(reference, pairs.get(i).reference());
            to[i] = point(seen, pairs.get(i).seen());
            left.add(spot(from[i]));
            met.add(spot(to[i]));
        }
        if (left.size() < LEAST_INLIERS || met.size() < LEAST_INLIERS) {
            // points of an unrelated picture pile up on a few spots, and a spot counts once below
            return Optional.empty();
        }
        MatOfPoint2f source = new MatOfPoint2f(from);
        MatOfPoint2f target = new MatOfPoint2f(to);
        Mat agrees = new Mat();
        Mat homography = new Mat();
        try {
            homography = Calib3d.findHomography(
                    source, target, Calib3d.RANSAC, REPROJECTION_PIXELS, agrees, samples(from.length), 0.995);
            if (homography.empty()) {
                return Optional.empty();
            }
            // the same spot of either picture counts once, however many points were found on it
            Set<Long> spots = new HashSet<>();
            int inliers = 0;
            for (int i = 0; i < from.length; i++) {
                if (agrees.get(i, 0)[0] != 0 && spots.add(spot(from[i])) && spots.add(~spot(to[i]))) {
                    inliers++;
                }
            }
            Point[] corners = corners(homography, reference.luma());
            if (inliers < LEAST_INLIERS || !believable(corners, reference.luma(), seen.luma())) {
                return Optional.empty();
            }
            return compare(homography, corners, inliers, reference.luma(), seen.luma(), scope);
        } finally {
            source.release();
            target.release();
            agrees.release();
            homography.release();
        }
    }

    /** A point of the reference and the point of the picture it resembles. */
    private record Pair(int reference, int seen) {}

    /** For each point of the reference its nearest in the picture, where that is clearly nearer than the second. */
    private static List<Pair> pairs(LocalFeatures reference, LocalFeatures seen) {
        Mat left = reference.descriptorMat();
        Mat right = seen.descriptorMat();
        Mat distances = new Mat();
        Mat nearest = new Mat();
        try {
            Core.batchDistance(left, right, distances, CvType.CV_32F, nearest, Core.NORM_L2, 2);
            float[] distance = new float[2 * reference.size()];
            int[] point = new int[2 * reference.size()];
            distances.get(0, 0, distance);
            nearest.get(0, 0, point);
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < distance.length; i += 2) {
                if (distance[i] < RATIO * distance[i + 1]) {
                    pairs.add(new Pair(i / 2, point[i]));
                }
            }
            return pairs;
        } finally {
            left.release();
            right.release();
            distances.release();
            nearest.release();
        }
    }

    /** How many samples of four pairs are drawn: enough where as few pairs are right as would be believed. */
    private static int samples(int pairs) {
        double right = Math.pow((double) LEAST_INLIERS / pairs, 4);
        return right >= 1 ? 1 : (int) Math.min(MOST_SAMPLES, Math.ceil(Math.log(MISSED) / Math.log1p(-right)));
    }

    private static Optional<Alignment> compare(
            Mat homography, Point[] corners, int inliers, Plane reference, Plane seen, BlockComparison.Scope scope) {
        Mat picture = LocalFeatures.mat(seen);
        Mat warped = new Mat();
        Mat ones = new Mat(seen.height(), seen.width(), CvType.CV_8UC1, new Scalar(255));
        Mat mask = new Mat();
        try {
            Size size = new Size(reference.width(), reference.height());
            int how = Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP;
            Imgproc.warpPerspective(picture, warped, homography, size, how, Core.BORDER_REPLICATE, new Scalar(0));
            Imgproc.warpPerspective(ones, mask, homography, size, how, Core.BORDER_CONSTANT, new Scalar(0));
            Plane inside = plane(mask);
            Box part = part(inside);
            if (part == null) {
                return Optional.empty();
            }
            float[] expected = Pdq.samples(reference.cut(part));
            float[] found = Pdq.samples(plane(warped).cut(part));
            float[] valid = Pdq.samples(inside.cut(part));
            double shown = 0;
            for (int i = 0; i < found.length; i++) {
                shown += valid[i] / 255 / found.length;
                if (valid[i] < 250) {
                    found[i] = (float) OUTSIDE;
                }
            }
            double area = (part.right() - part.left()) * (part.bottom() - part.top());
            return Optional.of(new Alignment(
                    inliers, box(corners, seen), shown * area, BlockComparison.aligned(expected, found, scope)));
        } finally {
            picture.release();
            warped.release();
            ones.release();
            mask.release();
        }
    }

    /** The part of the reference that the picture covers, or null where it covers next to nothing. */
    private static @Nullable Box part(Plane inside) {
        int left = inside.width();
        int top = inside.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < inside.height(); y++) {
            for (int x = 0; x < inside.width(); x++) {
                if (inside.values()[y * inside.width() + x] > 250) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        if (right - left < inside.width() / 6 || bottom - top < inside.height() / 6) {
            return null;
        }
        return new Box(
                (double) left / inside.width(),
                (double) top / inside.height(),
                (double) right / inside.width(),
                (double) bottom / inside.height());
    }

    /** A plane carried by a camera stays a convex figure with the same sense of turning, neither a dot nor a giant. */
    private static boolean believable(Point[] corners, Plane reference, Plane seen) {
        double area = 0;
        for (int i = 0; i < 4; i++) {
            Point a = corners[i];
            Point b = corners[(i + 1) % 4];
            Point c = corners[(i + 2) % 4];
            double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
            if (!(turn > 0)) {
                return false;
            }
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        double widest = Math.max(length(corners[0], corners[1]), length(corners[3], corners[2]));
        double narrowest = Math.min(length(corners[0], corners[1]), length(corners[3], corners[2]));
        double tallest = Math.max(length(corners[1], corners[2]), length(corners[0], corners[3]));
        double shortest = Math.min(length(corners[1], corners[2]), length(corners[0], corners[3]));
        double stretch = widest / reference.width() / (tallest / reference.height());
        return area > 400
                && area < 40.0 * seen.width() * seen.height()
                && widest < 3 * narrowest
                && tallest < 3 * shortest
                && stretch > 0.33
                && stretch < 3;
    }

    private static Point[] corners(Mat homography, Plane reference) {
        double[] h = new double[9];
        homography.get(0, 0, h);
        double[][] at = {
            {0, 0}, {reference.width(), 0}, {reference.width(), reference.height()}, {0, reference.height()}
        };
        Point[] corners = new Point[4];
        for (int i = 0; i < 4; i++) {
            double x = at[i][0];
            double y = at[i][1];
            double w = h[6] * x + h[7] * y + h[8];
            corners[i] = new Point((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
        }
        return corners;
    }

    private static Box box(Point[] corners, Plane seen) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Point corner : corners) {
            left = Math.min(left, corner.x / seen.width());
            right = Math.max(right, corner.x / seen.width());
            top = Math.min(top, corner.y / seen.height());
            bottom = Math.max(bottom, corner.y / seen.height());
        }
        return new Box(Math.max(0, left), Math.max(0, top), Math.min(1, right), Math.min(1, bottom));
    }

    private static Plane plane(Mat mat) {
        byte[] bytes = new byte[mat.rows() * mat.cols()];
        mat.get(0, 0, bytes);
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return new Plane(mat.cols(), mat.rows(), values);
    }

    private static double length(Point one, Point other) {
        return Math.hypot(one.x - other.x, one.y - other.y);
    }

    private static Point point(LocalFeatures features, int index) {
        return new Point(features.points()[2 * index], features.points()[2 * index + 1]);
    }

    private static long spot(Point point) {
        return (Math.round(point.x / 2) << 20 | Math.round(point.y / 2)) & Long.MAX_VALUE;
    }
}
