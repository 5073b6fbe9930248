package zhicha.matcher.image.mark;

import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.decode.Picture;

/** Maps from the unit of a mark, which is counted from its middle, to pixels: 3x3, row by row. */
final class MarkMap {
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

    static Box box(Placement placement) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            Placement.Point at = placement.at(corner % 2, corner / 2);
            left = Math.min(left, at.x());
            right = Math.max(right, at.x());
            top = Math.min(top, at.y());
            bottom = Math.max(bottom, at.y());
        }
        return new Box(Math.max(0, left), Math.max(0, top), Math.min(1, right), Math.min(1, bottom));
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
