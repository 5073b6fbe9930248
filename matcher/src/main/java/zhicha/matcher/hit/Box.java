package zhicha.matcher.hit;

/** A region of a picture, in fractions of its width and height, 0 to 1: left, top, right, bottom. */
public record Box(double left, double top, double right, double bottom) {
    public static final Box WHOLE = new Box(0, 0, 1, 1);
}
