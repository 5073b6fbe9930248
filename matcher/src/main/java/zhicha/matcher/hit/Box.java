package zhicha.matcher.hit;

/** A region of a picture, in fractions of its width and height, 0 to 1: left, top, right, bottom. */
public record Box(double left, double top, double right, double bottom) {
    public static final Box WHOLE = new Box(0, 0, 1, 1);

    /** This region of a part, in fractions of the picture that the part was taken from. */
    public Box within(Box part) {
        double width = part.right - part.left;
        double height = part.bottom - part.top;
        return new Box(
                part.left + width * left,
                part.top + height * top,
                part.left + width * right,
                part.top + height * bottom);
    }
}
