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
        Columns columns = new Columns(width, newWidth);
        float[] red = new float[width + columns.most];
        float[] green = new float[width + columns.most];
        float[] blue = new float[width + columns.most];
        double step = (double) height / newHeight;
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(red, 0);
            Arrays.fill(green, 0);
            Arrays.fill(blue, 0);
            double top = y * step;
            double bottom = Math.min(height, (y + 1) * step);
            for (int row = (int) top; row < bottom; row++) {
                float weight = (float) ((Math.min(row + 1, bottom) - Math.max(row, top)) / (bottom - top));
                int from = row * width;
                for (int x = 0; x < width; x++) {
                    int pixel = rgb[from + x];
                    red[x] += weight * (pixel >> 16 & 0xff);
                    green[x] += weight * (pixel >> 8 & 0xff);
                    blue[x] += weight * (pixel & 0xff);
                }
            }
            for (int x = 0; x < newWidth; x++) {
                scaled[y * newWidth + x] = columns.mean(red, green, blue, x);
            }
        }
        return new Picture(newWidth, newHeight, scaled);
    }

    /** Which columns a column of a smaller picture covers, and how much of each; the shares of one add up to 1. */
    private static final class Columns {
        final int most;
        private final int[] first;
        private final float[] shares;

        Columns(int width, int newWidth) {
            double step = (double) width / newWidth;
            most = (int) Math.ceil(step) + 1;
            first = new int[newWidth];
            shares = new float[newWidth * most];
            for (int x = 0; x < newWidth; x++) {
                double left = x * step;
                double right = Math.min(width, (x + 1) * step);
                first[x] = (int) left;
                for (int column = (int) left; column < right; column++) {
                    double covered = Math.min(column + 1, right) - Math.max(column, left);
                    shares[x * most + column - first[x]] = (float) (covered / (right - left));
                }
            }
        }

        /** Each array has as many zeros behind the last column as a column may cover. */
        int mean(float[] red, float[] green, float[] blue, int x) {
            float r = 0.5f;
            float g = 0.5f;
            float b = 0.5f;
            int from = first[x];
            for (int i = 0, at = x * most; i < most; i++, at++) {
                r += shares[at] * red[from + i];
                g += shares[at] * green[from + i];
                b += shares[at] * blue[from + i];
            }
            return Math.min(255, (int) r) << 16 | Math.min(255, (int) g) << 8 | Math.min(255, (int) b);
        }
    }
}
