package zhicha.matcher.image.mark;

/**
 * Connected pixels of about one colour.
 *
 * @param left of the box around it, in pixels of the picture
 * @param mask of the box, row by row
 * @param colour mean of its seed, {@code 0xRRGGBB}
 */
record Region(int left, int top, int width, int height, boolean[] mask, int area, int colour) {
    boolean has(int x, int y) {
        int u = x - left;
        int v = y - top;
        return u >= 0 && v >= 0 && u < width && v < height && mask[v * width + u];
    }

    boolean atEdgeOf(int pictureWidth, int pictureHeight) {
        return left == 0 || top == 0 || left + width == pictureWidth || top + height == pictureHeight;
    }
}
