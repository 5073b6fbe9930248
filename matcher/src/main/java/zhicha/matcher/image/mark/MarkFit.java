package zhicha.matcher.image.mark;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.decode.Picture;

/**
 * Lays a mark along the edges of a picture: of each point on the border of a colour, the nearest place along the normal where the mark's
 * colour ends is looked up, and the map is moved so that they meet (iterated closest points, along normals: Chen and Medioni 1992).
 *
 * @param map nine figures, from the mark's unit to pixels of the picture
 * @param agreeing share of the mark's border points at which the colour ends in the picture, 0 to 1
 * @param visible border points inside the picture
 * @param solid share of the points inside colours that show one and the same colour
 * @param contrast median difference between a colour and what lies beyond its border, in levels of 255
 * @param agrees for each border point whether it does
 */
record MarkFit(
        double[] map,
        double agreeing,
        int visible,
        double solid,
        double contrast,
        double chance,
        double half,
        boolean[] agrees) {
    private static final double[] RANGES = {7, 5, 4, 3, 2.5};
    private static final int LEAST_POINTS = 12;
    private static final double WHOLLY = 0.88;
    /** For marks and sizes that other things resemble. */
    private static final double CLOSELY = 0.95;

    private static final double PARTLY = 0.68;
    private static final double HALF_AGREES = 0.975;
    private static final double LEAST_SOLID = 0.6;
    private static final double PLAIN_SOLID = 0.85;
    /** Turns of its borders below which a mark is plain: a disc has 1, a heart 1.3. */
    private static final double PLAIN = 2.5;

    private static final double BENT = 3;
    /** By how much more must agree than agrees by chance. */
    private static final double LEAST_GAIN = 0.5;

    private static final double HALF_GAIN = 0.62;
    /** Pixels. */
    private static final double LEAST_SIZE = 34;

    private static final double SMALL = 46;
    private static final double LEAST_PARTLY_SIZE = 56;
    private static final int MOVED = 6;
    /** In the mark's unit. */
    private static final double AWAY = 0.3;

    /** Iterations after which perspective is let in. */
    private static final int AFFINE = 2;

    /** A map, or null where it turned out impossible. */
    static @Nullable MarkFit of(FlatMark mark, Picture picture, double[] start) {
        double[] map = start.clone();
        MarkLook look = new MarkLook(mark, picture);
        for (int round = 0; round < RANGES.length; round++) {
            look.at(map, RANGES[round]);
            if (look.found < LEAST_POINTS || look.found < 0.25 * look.visible || !look.improve(map, round >= AFFINE)) {
                return null;
            }
        }
        double range = Math.clamp(0.035 * size(map), 1.2, 2.5);
        look.at(map, range);
        MarkFit fit = look.fit(map);
        if (fit.agreeing < PARTLY || fit.solid < LEAST_SOLID) {
            return fit;
        }
        return new MarkFit(
                map,
                fit.agreeing,
                fit.visible,
                fit.solid,
                fit.contrast,
                chance(mark, picture, map, range),
                half(mark, fit.agrees),
                fit.agrees);
    }

    /** Pixels of the picture that the longer side takes, by area. */
    static double size(double[] m) {
        return 2
                * Math.sqrt(Math.abs(
                        (m[0] - m[2] * m[6]) * (m[4] - m[5] * m[7]) - (m[1] - m[2] * m[7]) * (m[3] - m[5] * m[6])));
    }

    /** What agrees by chance: the mean over maps moved away by a third of the mark. */
    private static double chance(FlatMark mark, Picture picture, double[] map, double range) {
        double sum = 0;
        for (int i = 0; i < MOVED; i++) {
            double dx = AWAY * Math.cos(0.3 + 2 * Math.PI * i / MOVED);
            double dy = AWAY * Math.sin(0.3 + 2 * Math.PI * i / MOVED);
            double[] moved = map.clone();
            for (int row = 0; row < 3; row++) {
                moved[3 * row + 2] += map[3 * row] * dx + map[3 * row + 1] * dy;
            }
            sum += quick(mark, picture, moved, range, 0);
        }
        return sum / MOVED;
    }

    /** Whether the mark is to be believed. */
    boolean shows(FlatMark mark) {
        return wholly(mark) || partly(mark);
    }

    /** Whether it is, with nothing of it hidden. */
    boolean wholly(FlatMark mark) {
        double least = size(map) < SMALL ? CLOSELY : mark.bends() < PLAIN ? CLOSELY : WHOLLY;
        return size(map) >= LEAST_SIZE
                && agreeing >= least
                && solid >= (mark.bends() < PLAIN ? PLAIN_SOLID : LEAST_SOLID)
                && agreeing - chance >= LEAST_GAIN;
    }

    /** All on one side of a straight cut, and the rest is hidden. */
    private boolean partly(FlatMark mark) {
        return size(map) >= LEAST_PARTLY_SIZE
                && mark.bends() >= BENT
                && agreeing >= PARTLY
                && half >= HALF_AGREES
                && solid >= LEAST_SOLID
                && half - chance >= HALF_GAIN;
    }

    /** The border points that must agree for it to be believed. */
    int threshold(FlatMark mark) {
        // the same for all, so that what agrees more is told as the stronger proof
        return (int) Math.ceil(PARTLY * mark.colours().length);
    }

    /** Border points that agree. */
    int count() {
        int count = 0;
        for (boolean one : agrees) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Agreeing share on the better side of any straight cut that leaves three fifths of the points. */
    private static double half(FlatMark mark, boolean[] agrees) {
        double best = 0;
        int n = agrees.length;
        int kept = n * 3 / 5;
        double[] keys = new double[n];
        Integer[] order = new Integer[n];
        for (int direction = 0; direction < 12; direction++) {
            double cos = Math.cos(direction * Math.PI / 6);
            double sin = Math.sin(direction * Math.PI / 6);
            for (int i = 0; i < n; i++) {
                keys[i] = cos * mark.edge()[FlatMark.STRIDE * i] + sin * mark.edge()[FlatMark.STRIDE * i + 1];
                order[i] = i;
            }
            Arrays.sort(order, (a, b) -> Double.compare(keys[a], keys[b]));
            int agreeing = 0;
            for (int i = 0; i < kept; i++) {
                agreeing += agrees[order[i]] ? 1 : 0;
            }
            best = Math.max(best, (double) agreeing / kept);
        }
        return best;
    }

    /**
     * Without moving it, over some of the points: how much agrees where it is.
     *
     * @param least share below which a third of the points is enough to tell
     */
    static double quick(FlatMark mark, Picture picture, double[] map, double range, double least) {
        return new MarkLook(mark, picture).glance(map, range, least);
    }

    /** A camera turns, shrinks and slants a plane, but does not turn it over or stretch it threefold. */
    static boolean believable(double[] m) {
        double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        double[] x = new double[4];
        double[] y = new double[4];
        for (int i = 0; i < 4; i++) {
            double w = m[6] * corners[i][0] + m[7] * corners[i][1] + m[8];
            if (!(w > 0.3 && w < 3)) {
                return false;
            }
            x[i] = (m[0] * corners[i][0] + m[1] * corners[i][1] + m[2]) / w;
            y[i] = (m[3] * corners[i][0] + m[4] * corners[i][1] + m[5]) / w;
        }
        double longest = 0;
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            int j = (i + 1) % 4;
            int k = (i + 2) % 4;
            if (!((x[j] - x[i]) * (y[k] - y[j]) - (y[j] - y[i]) * (x[k] - x[j]) > 0)) {
                return false;
            }
            double side = Math.sqrt((x[j] - x[i]) * (x[j] - x[i]) + (y[j] - y[i]) * (y[j] - y[i]));
            longest = Math.max(longest, side);
            shortest = Math.min(shortest, side);
        }
        double a = m[0] - m[2] * m[6];
        double b = m[1] - m[2] * m[7];
        double c = m[3] - m[5] * m[6];
        double d = m[4] - m[5] * m[7];
        double squares = a * a + b * b + c * c + d * d;
        double determinant = a * d - b * c;
        // of the singular values s and t: s^2 + t^2 and s t
        return shortest > 12 && determinant > 0 && squares <= (STRETCH + 1 / STRETCH) * determinant;
    }

    /** Ratio of the singular values: 40 degrees make 1.3, and a stretched label some more. */
    private static final double STRETCH = 1.8;
}
