package zhicha.matcher.image.vote;

/**
 * How a reference would lie in a picture by a single pair of points: enlarged, turned and moved.
 *
 * @param scale pixels of the picture for one of the reference
 * @param degrees turn, 0 to 360
 * @param x where the reference's upper left corner comes to lie, in pixels of the picture
 */
public record Pose(double scale, double degrees, double x, double y) {

    static Pose of(float[] reference, int from, float[] seen, int to) {
        double scale = seen[to + 2] / reference[from + 2];
        double degrees = (seen[to + 3] - reference[from + 3] + 360) % 360;
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        return new Pose(
                scale,
                degrees,
                seen[to] - cos * reference[from] + sin * reference[from + 1],
                seen[to + 1] - sin * reference[from] - cos * reference[from + 1]);
    }

    /** Where a point of the reference comes to lie. */
    public double toX(double u, double v) {
        return x + scale * (Math.cos(Math.toRadians(degrees)) * u - Math.sin(Math.toRadians(degrees)) * v);
    }

    public double toY(double u, double v) {
        return y + scale * (Math.sin(Math.toRadians(degrees)) * u + Math.cos(Math.toRadians(degrees)) * v);
    }

    /** Degrees between two directions, 0 to 180. */
    public static double between(double one, double other) {
        double turn = Math.abs(one - other) % 360;
        return Math.min(turn, 360 - turn);
    }
}
