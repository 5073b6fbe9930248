package zhicha.matcher.image.decode;

import java.util.Arrays;
import zhicha.matcher.hit.Box;

/**
 * Upright pixels, row by row from the top left, each {@code 0xRRGGBB} with transparency already laid on a backdrop. The
 * array is shared, not copied: nobody writes to it after construction.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final int[] rgb;

    public Picture(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels do not make " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** {@code 0xRRGGBB} of every pixel; not to be written to. */
    public int[] rgb() {
        return rgb;
    }

    public Picture turned(Orientation orientation) {
        if (orientation == Orientation.NONE) {
            return this;
        }
        int turnedWidth = orientation.transposes() ? height : width;
        int turnedHeight = orientation.transposes() ? width : height;
        int[] turned = new int[rgb.length];
        for (int y = 0; y < turnedHeight; y++) {
            int b = orientation.flips() ? turnedHeight - 1 - y : y;
            for (int x = 0; x < turnedWidth; x++) {
                int a = orientation.mirrors() ? turnedWidth - 1 - x : x;
                turned[y * turnedWidth + x] = orientation.transposes() ? rgb[a * width + b] : rgb[b * width + a];
            }
        }
        return new Picture(turnedWidth, turnedHeight, turned);
    }

    /** The part inside the box, at least one pixel. */
    public Picture cut(Box box) {
        int left = Math.clamp(Math.round(box.left() * width), 0, width - 1);
        int top = Math.clamp(Math.round(box.top() * height), 0, height - 1);
        int right = Math.clamp(Math.round(box.right() * width), left + 1, width);
        int bottom = Math.clamp(Math.round(box.bottom() * height), top + 1, height);
        int[] part = new int[(right - left) * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(rgb, y * width + left, part, (y - top) * (right - left), right - left);
        }
        return new Picture(right - left, bottom - top, part);
    }

    /** This picture with its longer side at most so many pixels, each the mean of the area it covers. */
    public Picture within(int longSide) {
        int longest = Math.max(width, height);
        if (longest <= longSide) {
            return this;
        }
        return scaled(Math.max(1, (int) Math.round((double) width * longSide / longest)), Math.max(1, (int)
                Math.round((double) height * longSide / longest)));
    }

    private Picture scaled(int newWidth, int newHeight) {
        int[] scaled = new int[newWidth * newHeight];
        float[] red = new float[width];
        float[] green = new float[width];
        float[] blue = new float[width];
        double stepX = (double) width / newWidth;
        double stepY = (double) height / newHeight;
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(red, 0);
            Arrays.fill(green, 0);
            Arrays.fill(blue, 0);
            double top = y * stepY;
            double bottom = Math.min(height, (y + 1) * stepY);
            for (int row = (int) top; row < bottom; row++) {
                float weight = (float) (Math.min(row + 1, bottom) - Math.max(row, top));
                for (int x = 0; x < width; x++) {
                    int pixel = rgb[row * width + x];
                    red[x] += weight * (pixel >> 16 & 0xff);
                    green[x] += weight * (pixel >> 8 & 0xff);
                    blue[x] += weight * (pixel & 0xff);
                }
            }
            for (int x = 0; x < newWidth; x++) {
                double left = x * stepX;
                double right = Math.min(width, (x + 1) * stepX);
                double r = 0;
                double g = 0;
                double b = 0;
                for (int column = (int) left; column < right; column++) {
                    double weight = Math.min(column + 1, right) - Math.max(column, left);
                    r += weight * red[column];
                    g += weight * green[column];
                    b += weight * blue[column];
                }
                double area = (right - left) * (bottom - top);
                scaled[y * newWidth + x] = (int) Math.min(255, r / area + 0.5) << 16
                        | (int) Math.min(255, g / area + 0.5) << 8
                        | (int) Math.min(255, b / area + 0.5);
            }
        }
        return new Picture(newWidth, newHeight, scaled);
    }
}
