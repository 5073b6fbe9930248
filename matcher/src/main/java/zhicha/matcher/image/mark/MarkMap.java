package zhicha.matcher.image.mark;

import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.decode.Picture;

/** Maps from the unit of a mark, which is counted from its middle, to pixels: 3x3, row by row. */
final class MarkMap {
    /** Radians by which the slant of a letter may turn it. */
    private static final double MOST_TURN = Math.toRadians(15);
    /** Between a narrow and a wide cut of one letter: the ratio of the map's singular values. */
    private static final double MOST_STRETCH = 1.5;

    private MarkMap() {}

    /**
     * What a hint says, from the mark's unit to pixels.
     *
     * @param h from the unit square of the mark's picture to that of the picture, 3x3, row by row
     */
    static double[] hinted(double[] h, FlatMark mark, Picture working) {
        double[] map = new double[9];
        for (int row = 0; row < 3; row++) {
            double by = row == 0 ? working.width() : row == 1 ? working.height() : 1;
            map[3 * row] = by * h[3 * row] / (2 * mark.halfWidth());
            map[3 * row + 1] = by * h[3 * row + 1] / (2 * mark.halfHeight());
            map[3 * row + 2] = by * (h[3 * row + 2] + h[3 * row] / 2 + h[3 * row + 1] / 2);
        }
        double depth = map[8];
        for (int i = 0; i < 9; i++) {
            map[i] /= depth;
        }
        return map;
    }

    static Placement placement(FlatMark mark, double[] m, Picture working) {
        double w = 2 * mark.halfWidth();
        double h = 2 * mark.halfHeight();
        // from hundredths of the mark's unit, counted from its upper left corner
        double[] map = new double[9];
        for (int row = 0; row < 3; row++) {
            map[3 * row] = m[3 * row] / 100;
            map[3 * row + 1] = m[3 * row + 1] / 100;
            map[3 * row + 2] = m[3 * row + 2] - m[3 * row] * mark.halfWidth() - m[3 * row + 1] * mark.halfHeight();
        }
        return Placement.ofPixels(
                map, (int) Math.round(100 * w), (int) Math.round(100 * h), working.width(), working.height());
    }

    /**
     * Where a mark itself lies, without the margins of its picture.
     *
     * @param placement of the mark's picture
     */
    static Box ink(FlatMark mark, Placement placement) {
        double left = mark.halfWidth();
        double top = mark.halfHeight();
        double right = -left;
        double bottom = -top;
        for (int i = 0; i < mark.edge().length; i += FlatMark.STRIDE) {
            left = Math.min(left, mark.edge()[i]);
            right = Math.max(right, mark.edge()[i]);
            top = Math.min(top, mark.edge()[i + 1]);
            bottom = Math.max(bottom, mark.edge()[i + 1]);
        }
        double width = 2 * mark.halfWidth();
        double height = 2 * mark.halfHeight();
        return placement.box(
                new Box(left / width + 0.5, top / height + 0.5, right / width + 0.5, bottom / height + 0.5));
    }

    /** Whether the mark stands nearly upright and hardly stretched, as letters do on a sheet. */
    static boolean upright(double[] m) {
        double squares = m[0] * m[0] + m[1] * m[1] + m[3] * m[3] + m[4] * m[4];
        double determinant = m[0] * m[4] - m[1] * m[3];
        return Math.abs(Math.atan2(m[3] - m[1], m[0] + m[4])) <= MOST_TURN
                && squares <= (MOST_STRETCH + 1 / MOST_STRETCH) * determinant;
    }

    /** Whitens the known shape, turns it, and undoes the whitening of the seen one. */
    static double[] between(Shape known, Shape seen, double radians) {
        double[] k = known.whitening();
        double[] s = seen.whitening();
        double determinant = s[0] * s[2] - s[1] * s[1];
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        double a = cos * k[0] - sin * k[1];
        double b = cos * k[1] - sin * k[2];
        double c = sin * k[0] + cos * k[1];
        double d = sin * k[1] + cos * k[2];
        double m0 = (s[2] * a - s[1] * c) / determinant;
        double m1 = (s[2] * b - s[1] * d) / determinant;
        double m3 = (-s[1] * a + s[0] * c) / determinant;
        double m4 = (-s[1] * b + s[0] * d) / determinant;
        // shapes of marks are kept in thousandths
        double[] map = {1000 * m0, 1000 * m1, 0, 1000 * m3, 1000 * m4, 0, 0, 0, 1};
        map[2] = seen.x() - m0 * known.x() - m1 * known.y();
        map[5] = seen.y() - m3 * known.x() - m4 * known.y();
        return map;
    }
}
