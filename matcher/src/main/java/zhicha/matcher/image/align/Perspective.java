package zhicha.matcher.image.align;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Point;

/**
 * The homography that most pairs agree on. Found by drawing four pairs at a time from a fixed seed (RANSAC: Fischler and Bolles 1981),
 * then by least squares of the distances in the picture over the pairs that agree (Gauss and Newton; Hartley and Zisserman 2004, 4.2).
 * OpenCV's findHomography does the same at six to ten times the cost for the few pairs there are here.
 *
 * @param map nine figures row by row, from the reference to the picture; the last is 1
 * @param agrees for each pair whether it lies within the pixels asked for
 */
record Perspective(double[] map, boolean[] agrees, int agreeing) {
    private static final int LEAST_PAIRS = 4;
    private static final int MOST_SAMPLES = 120;
    /** How sure it is to be that one sample was without a wrong pair. */
    private static final double SURE = 0.995;

    private static final int MOST_DRAWS = 4 * MOST_SAMPLES;
    private static final int STEPS = 4;
    /** Twice the area, in square pixels, below which three points count as lying on one line. */
    private static final double FLAT = 8;

    /** Null where no four pairs agree within so many pixels. */
    static @Nullable Perspective of(PointPairs pairs, double pixels) {
        Point[] from = pairs.reference();
        Point[] to = pairs.seen();
        if (from.length < LEAST_PAIRS) {
            return null;
        }
        Random random = new Random(from.length);
        Perspective best = null;
        int wanted = MOST_SAMPLES;
        int[] four = new int[4];
        for (int draw = 0, samples = 0; samples < wanted && draw < MOST_DRAWS; draw++) {
            if (!drawn(four, random, from, to)) {
                continue;
            }
            samples++;
            double[] map = through(four, from, to);
            if (map == null) {
                continue;
            }
            int least = best == null ? LEAST_PAIRS : best.agreeing + 1;
            Perspective one = agreeing(map, from, to, pixels, least);
            if (one != null) {
                best = one;
                wanted = Math.min(wanted, samples((double) one.agreeing / from.length));
            }
        }
        return best == null ? null : best.refined(from, to, pixels);
    }

    /** Samples after which one without a wrong pair is as good as sure. */
    private static int samples(double agreeing) {
        double clean = Math.pow(agreeing, 4);
        return clean >= 1 - 1e-9 ? 1 : (int) Math.ceil(Math.log(1 - SURE) / Math.log(1 - clean));
    }

    /** Whether four pairs were drawn of which no three lie on a line, and which turn the same way in both pictures. */
    private static boolean drawn(int[] four, Random random, Point[] from, Point[] to) {
        for (int i = 0; i < 4; i++) {
            four[i] = random.nextInt(from.length);
        }
        for (int left = 0; left < 4; left++) {
            int a = four[left == 0 ? 1 : 0];
            int b = four[left <= 1 ? 2 : 1];
            int c = four[left <= 2 ? 3 : 2];
            double turn = turn(from[a], from[b], from[c]);
            double carried = turn(to[a], to[b], to[c]);
            if (Math.abs(turn) < FLAT || Math.abs(carried) < FLAT || turn > 0 != carried > 0) {
                return false;
            }
        }
        return true;
    }

    private static double turn(Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }

    private static double @Nullable [] through(int[] four, Point[] from, Point[] to) {
        double[][] rows = new double[8][];
        for (int i = 0; i < 4; i++) {
            double u = from[four[i]].x;
            double v = from[four[i]].y;
            double x = to[four[i]].x;
            double y = to[four[i]].y;
            rows[2 * i] = new double[] {u, v, 1, 0, 0, 0, -u * x, -v * x, x};
            rows[2 * i + 1] = new double[] {0, 0, 0, u, v, 1, -u * y, -v * y, y};
        }
        double[] h = Elimination.solved(rows);
        return h == null ? null : new double[] {h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1};
    }

    /** Null where fewer than so many agree, which is told as early as possible. */
    private static @Nullable Perspective agreeing(double[] h, Point[] from, Point[] to, double pixels, int least) {
        boolean[] agrees = new boolean[from.length];
        int agreeing = 0;
        for (int i = 0; i < from.length && agreeing + from.length - i >= least; i++) {
            double w = h[6] * from[i].x + h[7] * from[i].y + 1;
            double dx = (h[0] * from[i].x + h[1] * from[i].y + h[2]) - to[i].x * w;
            double dy = (h[3] * from[i].x + h[4] * from[i].y + h[5]) - to[i].y * w;
            if (w > 0 && dx * dx + dy * dy <= pixels * pixels * w * w) {
                agrees[i] = true;
                agreeing++;
            }
        }
        return agreeing >= least ? new Perspective(h, agrees, agreeing) : null;
    }

    private Perspective refined(Point[] from, Point[] to, double pixels) {
        double[] h = map.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] by = step(h, from, to);
            if (by == null) {
                return this;
            }
            for (int i = 0; i < 8; i++) {
                h[i] += by[i];
            }
        }
        Perspective better = agreeing(h, from, to, pixels, agreeing);
        return better != null ? better : this;
    }

    private double @Nullable [] step(double[] h, Point[] from, Point[] to) {
        double[][] normal = new double[8][9];
        double[] across = new double[8];
        double[] down = new double[8];
        for (int i = 0; i < from.length; i++) {
            if (!agrees[i]) {
                continue;
            }
            double u = from[i].x;
            double v = from[i].y;
            double w = h[6] * u + h[7] * v + 1;
            double x = (h[0] * u + h[1] * v + h[2]) / w;
            double y = (h[3] * u + h[4] * v + h[5]) / w;
            across[0] = down[3] = u / w;
            across[1] = down[4] = v / w;
            across[2] = down[5] = 1 / w;
            across[6] = -x * u / w;
            across[7] = -x * v / w;
            down[6] = -y * u / w;
            down[7] = -y * v / w;
            for (int a = 0; a < 8; a++) {
                for (int b = a; b < 8; b++) {
                    normal[a][b] += across[a] * across[b] + down[a] * down[b];
                }
                normal[a][8] += across[a] * (to[i].x - x) + down[a] * (to[i].y - y);
            }
        }
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < a; b++) {
                normal[a][b] = normal[b][a];
            }
        }
        return Elimination.solved(normal);
    }
}
