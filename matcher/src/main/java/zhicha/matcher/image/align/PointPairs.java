package zhicha.matcher.image.align;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.opencv.core.Point;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.vote.Pose;

/** Points of a reference, each with the point of a picture that it resembles, where a pose or a homography lets it lie. */
final class PointPairs {
    private static final int NEAR_BITS = 38;
    private static final int NEAR_BITS_IN_PLACE = 46;
    /** Share of the reference's size by which a point may lie off a mere pose: perspective bends what a pose keeps straight. */
    private static final double SLACK = 0.2;

    private static final double TURN = 40;
    private static final double STRETCH = 2;

    private final Point[] reference;
    private final Point[] seen;

    private PointPairs(Point[] reference, Point[] seen) {
        this.reference = reference;
        this.seen = seen;
    }

    /** Pairs that a pose allows: near enough in place, size, direction and looks. */
    static PointPairs about(Pose pose, LocalFeatures reference, LocalFeatures seen) {
        double slack = SLACK
                * pose.scale()
                * Math.max(reference.luma().width(), reference.luma().height());
        return paired(
                reference,
                seen,
                slack,
                NEAR_BITS,
                true,
                pose.scale(),
                pose.degrees(),
                (u, v) -> new Point(pose.toX(u, v), pose.toY(u, v)));
    }

    /** Pairs that lie within so many pixels of where a homography puts them. */
    static PointPairs at(double[] homography, double pixels, LocalFeatures reference, LocalFeatures seen) {
        return paired(reference, seen, pixels, NEAR_BITS_IN_PLACE, false, 1, 0, (u, v) -> {
            double w = homography[6] * u + homography[7] * v + homography[8];
            return new Point(
                    (homography[0] * u + homography[1] * v + homography[2]) / w,
                    (homography[3] * u + homography[4] * v + homography[5]) / w);
        });
    }

    private interface Place {
        Point of(double u, double v);
    }

    private static PointPairs paired(
            LocalFeatures reference,
            LocalFeatures seen,
            double slack,
            int bits,
            boolean posed,
            double scale,
            double degrees,
            Place place) {
        int[] partner = new int[reference.size()];
        int[] distance = new int[reference.size()];
        int[] taker = new int[seen.size()];
        Arrays.fill(taker, -1);
        Columns columns = new Columns(seen);
        for (int i = 0; i < partner.length; i++) {
            partner[i] = -1;
            distance[i] = bits + 1;
            Point expected = place.of(reference.x(i), reference.y(i));
            int end = columns.end(expected.x + slack);
            for (int at = columns.start(expected.x - slack); at < end; at++) {
                int j = columns.points[at];
                if (Math.abs(seen.x(j) - expected.x) > slack || Math.abs(seen.y(j) - expected.y) > slack) {
                    continue;
                }
                int differing = reference.distance(i, seen, j);
                boolean nearer = differing < distance[i] || differing == distance[i] && j < partner[i];
                if (nearer && (!posed || fits(reference, i, seen, j, scale, degrees))) {
                    distance[i] = differing;
                    partner[i] = j;
                }
            }
            int j = partner[i];
            if (j >= 0 && (taker[j] < 0 || distance[taker[j]] > distance[i])) {
                taker[j] = i;
            }
        }
        Point[] from = new Point[partner.length];
        Point[] to = new Point[partner.length];
        int kept = 0;
        for (int i = 0; i < partner.length; i++) {
            int j = partner[i];
            if (j >= 0 && taker[j] == i) {
                from[kept] = new Point(reference.x(i), reference.y(i));
                to[kept++] = new Point(seen.x(j), seen.y(j));
            }
        }
        return new PointPairs(Arrays.copyOf(from, kept), Arrays.copyOf(to, kept));
    }

    /** The points of a picture by columns of so many pixels, so that only those that lie near enough are looked at. */
    private static final class Columns {
        private static final int WIDTH = 8;

        private final int[] starts;
        private final int[] points;

        Columns(LocalFeatures seen) {
            starts = new int[seen.luma().width() / WIDTH + 2];
            points = new int[seen.size()];
            for (int point = 0; point < points.length; point++) {
                starts[column(seen.x(point)) + 1]++;
            }
            for (int column = 1; column < starts.length; column++) {
                starts[column] += starts[column - 1];
            }
            int[] next = starts.clone();
            for (int point = 0; point < points.length; point++) {
                points[next[column(seen.x(point))]++] = point;
            }
        }

        private int column(double x) {
            return (int) Math.clamp(x / WIDTH, 0, starts.length - 2);
        }

        int start(double x) {
            return starts[column(x)];
        }

        int end(double x) {
            return starts[column(x) + 1];
        }
    }

    private static boolean fits(
            LocalFeatures reference, int i, LocalFeatures seen, int j, double scale, double degrees) {
        double stretch = seen.extent(j) / (reference.extent(i) * scale);
        return stretch < STRETCH
                && stretch > 1 / STRETCH
                && Pose.between(seen.angle(j) - reference.angle(i), degrees) < TURN;
    }

    /** Those for which this holds. */
    PointPairs only(boolean[] which) {
        Point[] from = new Point[reference.length];
        Point[] to = new Point[reference.length];
        int kept = 0;
        for (int i = 0; i < reference.length; i++) {
            if (which[i]) {
                from[kept] = reference[i];
                to[kept++] = seen[i];
            }
        }
        return new PointPairs(Arrays.copyOf(from, kept), Arrays.copyOf(to, kept));
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

    /** Pairs at spots of their own in both pictures: a spot counts once, however many points were found on it. */
    int spots() {
        Set<Long> left = new HashSet<>();
        Set<Long> right = new HashSet<>();
        int count = 0;
        for (int i = 0; i < reference.length; i++) {
            if (left.add(spot(reference[i])) && right.add(spot(seen[i]))) {
                count++;
            }
        }
        return count;
    }

    /** Two pixels wide and high. */
    private static long spot(Point point) {
        return Math.round(point.x / 2) << 20 | Math.round(point.y / 2);
    }
}
