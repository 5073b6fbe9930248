package zhicha.matcher.image.fingerprint;

import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;

/** One value per pixel, 0 to 255, row by row; the array is shared and not written to after construction. */
public record Plane(int width, int height, float[] values) {

    /** Which value of a pixel. */
    public enum Kind {
        /** Rec. 601 luma, which the published fingerprint is defined on. */
        LUMA,
        RED,
        GREEN,
        BLUE,
        /** The largest of the three: HSV value, which a shift of hue leaves alone. */
        VALUE
    }

    public static Plane of(Picture picture, Kind kind) {
        int[] rgb = picture.rgb();
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int red = rgb[i] >> 16 & 0xff;
            int green = rgb[i] >> 8 & 0xff;
            int blue = rgb[i] & 0xff;
            values[i] = switch (kind) {
                case LUMA -> luma(red, green, blue);
                case RED -> red;
                case GREEN -> green;
                case BLUE -> blue;
                case VALUE -> Math.max(red, Math.max(green, blue));
            };
        }
        return new Plane(picture.width(), picture.height(), values);
    }

    /** The luma of so many pixels in each direction, each picked from the upper left of the area it stands for. */
    static Plane picked(Picture picture, int width, int height) {
        int[] rgb = picture.rgb();
        int[] columns = new int[width];
        for (int x = 0; x < width; x++) {
            columns[x] = (int) ((long) x * picture.width() / width);
        }
        float[] values = new float[width * height];
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            int row = (int) ((long) y * picture.height() / height) * picture.width();
            for (int x = 0; x < width; x++) {
                line[x] = rgb[row + columns[x]];
            }
            // by itself, so that the JVM does several at a time
            for (int x = 0; x < width; x++) {
                int pixel = line[x];
                values[y * width + x] = luma(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
            }
        }
        return new Plane(width, height, values);
    }

    private static float luma(int red, int green, int blue) {
        return 0.299f * red + 0.587f * green + 0.114f * blue;
    }

    /** The part inside the box; this very plane where that is all of it. */
    public Plane cut(Box box) {
        int left = Math.clamp(Math.round(box.left() * width), 0, width - 1);
        int top = Math.clamp(Math.round(box.top() * height), 0, height - 1);
        int right = Math.clamp(Math.round(box.right() * width), left + 1, width);
        int bottom = Math.clamp(Math.round(box.bottom() * height), top + 1, height);
        if (right - left == width && bottom - top == height) {
            return this;
        }
        float[] part = new float[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(values, y * width + left, part, (y - top) * (right - left), right - left);
        }
        return new Plane(right - left, bottom - top, part);
    }
}
