package zhicha.matcher.image.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import zhicha.matcher.image.opencv.NativeMats;

/** Points of a reference, each with the point of a picture that it resembles. */
final class PointPairs {
    /** Share of the second nearest's distance that the nearest must stay below (Lowe 2004, section 7.1). */
    private static final float RATIO = 0.8f;

    private final Point[] reference;
    private final Point[] seen;

    private PointPairs(Point[] reference, Point[] seen) {
        this.reference = reference;
        this.seen = seen;
    }

    /** For each point of the reference its nearest in the picture, where that is clearly nearer than the second. */
    static PointPairs of(LocalFeatures reference, LocalFeatures seen) {
        float[] distance = new float[2 * reference.size()];
        int[] nearest = new int[2 * reference.size()];
        try (NativeMats mats = new NativeMats()) {
            Mat left = reference.descriptorMat(mats);
            Mat right = seen.descriptorMat(mats);
            Mat distances = mats.empty();
            Mat places = mats.empty();
            Core.batchDistance(left, right, distances, CvType.CV_32F, places, Core.NORM_L2, 2);
            distances.get(0, 0, distance);
            places.get(0, 0, nearest);
        }
        List<Point> from = new ArrayList<>();
        List<Point> to = new ArrayList<>();
        for (int i = 0; i < distance.length; i += 2) {
            if (distance[i] < RATIO * distance[i + 1]) {
                from.add(point(reference, i / 2));
                to.add(point(seen, nearest[i]));
            }
        }
        return new PointPairs(from.toArray(new Point[0]), to.toArray(new Point[0]));
    }

    int count() {
        return reference.length;
    }

    Point[] reference() {
        return reference;
    }

    Point[] seen() {
        return seen;
    }

    /** Distinct spots, of the picture that has fewer: points of an unrelated picture pile up on a few of them. */
    int spots() {
        Set<Long> left = new HashSet<>();
        Set<Long> right = new HashSet<>();
        for (int i = 0; i < reference.length; i++) {
            left.add(spot(reference[i]));
            right.add(spot(seen[i]));
        }
        return Math.min(left.size(), right.size());
    }

    /**
     * Pairs that agree, each at a spot of its own in both pictures: a spot counts once, however many points were found on it.
     *
     * @param agrees one row a pair, not 0 where it does
     */
    int agreeing(Mat agrees) {
        byte[] agree = new byte[reference.length];
        agrees.get(0, 0, agree);
        Set<Long> left = new HashSet<>();
        Set<Long> right = new HashSet<>();
        int count = 0;
        for (int i = 0; i < agree.length; i++) {
            if (agree[i] != 0 && left.add(spot(reference[i])) && right.add(spot(seen[i]))) {
                count++;
            }
        }
        return count;
    }

    private static Point point(LocalFeatures features, int index) {
        return new Point(features.points()[2 * index], features.points()[2 * index + 1]);
    }

    /** Two pixels wide and high. */
    private static long spot(Point point) {
        return Math.round(point.x / 2) << 20 | Math.round(point.y / 2);
    }
}
