package zhicha.matcher.image.align;

import org.opencv.core.Point;
import zhicha.matcher.image.feature.Grey;

/** Where the four corners of a reference come to lie in a picture, clockwise from the upper left, in pixels. */
final class Outline {
    private final Point[] corners;

    private Outline(Point[] corners) {
        this.corners = corners;
    }

    /** @param h homography, nine figures row by row, from the reference to the picture */
    static Outline of(Grey reference, double[] h) {
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
        return new Outline(corners);
    }

    /** A plane carried by a camera stays a convex figure with the same sense of turning, neither a dot nor a giant. */
    boolean believable(Grey reference, Grey seen) {
        double area = 0;
        for (int i = 0; i < 4; i++) {
            Point a = corners[i];
            Point b = corners[(i + 1) % 4];
            Point c = corners[(i + 2) % 4];
            double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
            // not "turn <= 0": a corner at infinity makes it no number
            if (!(turn > 0)) {
                return false;
            }
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        double top = length(0, 1);
        double right = length(1, 2);
        double bottom = length(3, 2);
        double left = length(0, 3);
        double widest = Math.max(top, bottom);
        double tallest = Math.max(right, left);
        double stretch = widest / reference.width() / (tallest / reference.height());
        return area > 400
                && area < 40.0 * seen.width() * seen.height()
                && widest < 3 * Math.min(top, bottom)
                && tallest < 3 * Math.min(right, left)
                && stretch > 0.33
                && stretch < 3;
    }

    private double length(int one, int other) {
        return Math.hypot(corners[one].x - corners[other].x, corners[one].y - corners[other].y);
    }
}
