package zhicha.matcher.image.align;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Point;

/**
 * Turn, size and place that most pairs agree on: x becomes {@code a x - b y + x0}, y becomes {@code b x + a y + y0}. Found by drawing
 * two pairs at a time from a fixed seed (RANSAC: Fischler and Bolles 1981), which costs a tenth of asking for a homography at once.
 */
record Similarity(double a, double b, double x0, double y0, boolean[] agrees, int agreeing) {
    private static final int SAMPLES = 400;
    private static final int LEAST_PAIRS = 4;
    /** Pixels between two points of a sample. */
    private static final double LEAST_APART = 6;

    private static final double LEAST_SCALE = 0.1;

    /** Null where no four pairs agree within so many pixels. */
    static @Nullable Similarity of(PointPairs pairs, double pixels) {
        Point[] from = pairs.reference();
        Point[] to = pairs.seen();
        if (from.length < LEAST_PAIRS) {
            return null;
        }
        Random random = new Random(from.length);
        Similarity best = null;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int i = random.nextInt(from.length);
            int j = random.nextInt(from.length);
            double u = from[j].x - from[i].x;
            double v = from[j].y - from[i].y;
            double square = u * u + v * v;
            if (square < LEAST_APART * LEAST_APART) {
                continue;
            }
            double x = to[j].x - to[i].x;
            double y = to[j].y - to[i].y;
            double a = (x * u + y * v) / square;
            double b = (y * u - x * v) / square;
            if (a * a + b * b < LEAST_SCALE * LEAST_SCALE) {
                continue;
            }
            Similarity one = of(
                    a,
                    b,
                    to[i].x - a * from[i].x + b * from[i].y,
                    to[i].y - b * from[i].x - a * from[i].y,
                    pairs,
                    pixels);
            if (best == null || one.agreeing > best.agreeing) {
                best = one;
            }
        }
        if (best == null || best.agreeing < LEAST_PAIRS) {
            return null;
        }
        Similarity refined = best.refined(pairs, pixels);
        return refined.agreeing >= best.agreeing ? refined : best;
    }

    private static Similarity of(double a, double b, double x0, double y0, PointPairs pairs, double pixels) {
        Point[] from = pairs.reference();
        Point[] to = pairs.seen();
        boolean[] agrees = new boolean[from.length];
        int agreeing = 0;
        for (int i = 0; i < from.length; i++) {
            double dx = a * from[i].x - b * from[i].y + x0 - to[i].x;
            double dy = b * from[i].x + a * from[i].y + y0 - to[i].y;
            agrees[i] = dx * dx + dy * dy <= pixels * pixels;
            agreeing += agrees[i] ? 1 : 0;
        }
        return new Similarity(a, b, x0, y0, agrees, agreeing);
    }

    /** Least squares over the pairs that agree. */
    private Similarity refined(PointPairs pairs, double pixels) {
        Point[] from = pairs.reference();
        Point[] to = pairs.seen();
        double u = 0;
        double v = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < from.length; i++) {
            if (agrees[i]) {
                u += from[i].x / agreeing;
                v += from[i].y / agreeing;
                x += to[i].x / agreeing;
                y += to[i].y / agreeing;
            }
        }
        double square = 0;
        double along = 0;
        double across = 0;
        for (int i = 0; i < from.length; i++) {
            if (agrees[i]) {
                double du = from[i].x - u;
                double dv = from[i].y - v;
                square += du * du + dv * dv;
                along += du * (to[i].x - x) + dv * (to[i].y - y);
                across += du * (to[i].y - y) - dv * (to[i].x - x);
            }
        }
        if (square < 1) {
            return this;
        }
        double newA = along / square;
        double newB = across / square;
        return of(newA, newB, x - newA * u + newB * v, y - newB * u - newA * v, pairs, pixels);
    }

    /** The same as a 3 x 3 matrix, row by row. */
    double[] matrix() {
        return new double[] {a, -b, x0, b, a, y0, 0, 0, 1};
    }
}
