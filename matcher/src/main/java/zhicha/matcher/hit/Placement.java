package zhicha.matcher.hit;

import java.util.List;

/**
 * How a protected picture lies in a listing's picture: a projective map (Hartley and Zisserman, Multiple View Geometry, 2004, section 2.3)
 * from fractions of the one's width and height to fractions of the other's.
 *
 * @param map nine figures, row by row, the last one not 0
 */
public record Placement(List<Double> map) {
    /** @throws IllegalArgumentException unless there are nine finite figures with something other than 0 at the end */
    public Placement {
        map = List.copyOf(map);
        if (map.size() != 9 || map.get(8) == 0 || !map.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("no projective map: " + map);
        }
    }

    /** A point, in fractions of width and height; outside 0 to 1 beyond the edges. */
    public record Point(double x, double y) {}

    /** An affine map, by where the upper left, the upper right and the lower left corner come to lie. */
    public static Placement ofCorners(Point upperLeft, Point upperRight, Point lowerLeft) {
        return new Placement(List.of(
                rounded(upperRight.x - upperLeft.x),
                rounded(lowerLeft.x - upperLeft.x),
                rounded(upperLeft.x),
                rounded(upperRight.y - upperLeft.y),
                rounded(lowerLeft.y - upperLeft.y),
                rounded(upperLeft.y),
                0.0,
                0.0,
                1.0));
    }

    /**
     * A map between pixels as one between fractions.
     *
     * @param pixels nine figures, row by row
     */
    public static Placement ofPixels(double[] pixels, int width, int height, int seenWidth, int seenHeight) {
        double[] from = {width, height, 1};
        double[] to = {1.0 / seenWidth, 1.0 / seenHeight, 1};
        Double[] map = new Double[9];
        for (int i = 0; i < 9; i++) {
            map[i] = rounded(pixels[i] * from[i % 3] * to[i / 3] / pixels[8]);
        }
        return new Placement(List.of(map));
    }

    /** Six decimals: less than a pixel of any picture. */
    private static double rounded(double figure) {
        return Math.round(figure * 1e6) / 1e6;
    }

    /** Where a point of the protected picture lies in the listing's. */
    public Point at(double x, double y) {
        double depth = map.get(6) * x + map.get(7) * y + map.get(8);
        return new Point(
                (map.get(0) * x + map.get(1) * y + map.get(2)) / depth,
                (map.get(3) * x + map.get(4) * y + map.get(5)) / depth);
    }

    /** The upright box around it, as far as it lies inside the listing's picture. */
    public Box box() {
        return box(Box.WHOLE);
    }

    /**
     * The same for a part of it.
     *
     * @param part in fractions of the protected picture's width and height
     */
    public Box box(Box part) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            Point at = at(corner % 2 == 0 ? part.left() : part.right(), corner / 2 == 0 ? part.top() : part.bottom());
            left = Math.min(left, at.x);
            right = Math.max(right, at.x);
            top = Math.min(top, at.y);
            bottom = Math.max(bottom, at.y);
        }
        return new Box(Math.max(0, left), Math.max(0, top), Math.min(1, right), Math.min(1, bottom));
    }

    /** The same in the listing's picture turned about, left for right. */
    public Placement mirrored() {
        Double[] turned = map.toArray(Double[]::new);
        for (int column = 0; column < 3; column++) {
            turned[column] = map.get(6 + column) - map.get(column);
        }
        return new Placement(List.of(turned));
    }

    /** The same, in fractions of the picture that the listing's picture is a part of. */
    public Placement within(Box part) {
        Double[] moved = map.toArray(Double[]::new);
        for (int column = 0; column < 3; column++) {
            double depth = map.get(6 + column);
            moved[column] = rounded((part.right() - part.left()) * map.get(column) + part.left() * depth);
            moved[3 + column] = rounded((part.bottom() - part.top()) * map.get(3 + column) + part.top() * depth);
        }
        return new Placement(List.of(moved));
    }

    /** The map the other way. @throws IllegalArgumentException if all comes to lie on one line */
    public Placement inverse() {
        Double[] inverse = new Double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int r1 = (column + 1) % 3;
                int r2 = (column + 2) % 3;
                int c1 = (row + 1) % 3;
                int c2 = (row + 2) % 3;
                inverse[3 * row + column] = cell(r1, c1) * cell(r2, c2) - cell(r1, c2) * cell(r2, c1);
            }
        }
        return new Placement(List.of(inverse));
    }

    private double cell(int row, int column) {
        return map.get(3 * row + column);
    }
}
