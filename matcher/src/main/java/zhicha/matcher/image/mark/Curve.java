package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zhicha.matcher.image.decode.Picture;

/**
 * A closed curve between pixels that belong to a region and pixels that do not, in pixels of the picture, pixel centres at halves. Points lie a pixel apart or
 * less and go clockwise as one sees them.
 *
 * @param hole whether it lies inside the region
 * @param area that it encloses, in pixels
 */
record Curve(float[] x, float[] y, boolean hole, double area) {
    private static final int LEAST_LENGTH = 24;
    private static final int LEAST_AREA = 36;

    private static final int CRISP_POINTS = 24;
    private static final float CRISP_PIXELS = 2;
    private static final int CRISP_LEVELS = 18;
    private static final double CRISP_SHARE = 0.7;

    /** Curves that run along the picture's edge are left out: nobody knows how they go on. */
    static List<Curve> around(Region region, int pictureWidth, int pictureHeight) {
        List<Curve> curves = new ArrayList<>();
        int w = region.width();
        int h = region.height();
        boolean[] mask = region.mask();
        boolean[] followed = new boolean[mask.length];
        float[] xs = new float[64];
        float[] ys = new float[64];
        for (int start = 0; start < mask.length; start++) {
            // every curve goes up along the left side of some pixel of the region
            if (!mask[start] || followed[start] || start % w > 0 && mask[start - 1]) {
                continue;
            }
            int x = start % w;
            int y = start / w + 1;
            int firstX = x;
            int firstY = y;
            int dx = 0;
            int dy = -1;
            int count = 0;
            double twice = 0;
            boolean cut = false;
            do {
                if (dy == -1) {
                    followed[(y - 1) * w + x] = true;
                }
                if (count == xs.length) {
                    xs = Arrays.copyOf(xs, 2 * count);
                    ys = Arrays.copyOf(ys, 2 * count);
                }
                xs[count] = region.left() + x + dx / 2f;
                ys[count++] = region.top() + y + dy / 2f;
                cut |= onEdge(region.left() + x, dx, pictureWidth) || onEdge(region.top() + y, dy, pictureHeight);
                twice += (double) x * dy - (double) y * dx;
                x += dx;
                y += dy;
                // the region lies to the right of where the curve goes; dx, dy turned to the right is -dy, dx
                boolean right = in(mask, w, h, x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2);
                boolean left = in(mask, w, h, x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2);
                if (!right) {
                    int turned = dx;
                    dx = -dy;
                    dy = turned;
                } else if (left) {
                    int turned = dx;
                    dx = dy;
                    dy = -turned;
                }
            } while (x != firstX || y != firstY || dx != 0 || dy != -1);
            double area = twice / 2;
            if (!cut && count >= LEAST_LENGTH && Math.abs(area) >= LEAST_AREA) {
                curves.add(smoothed(xs, ys, count, area));
            }
        }
        return curves;
    }

    private static boolean onEdge(int at, int along, int size) {
        return along == 0 && (at == 0 || at == size);
    }

    private static boolean in(boolean[] mask, int w, int h, int x, int y) {
        return x >= 0 && y >= 0 && x < w && y < h && mask[y * w + x];
    }

    /** Each point the mean of five: stairs of pixels become slopes. */
    private static Curve smoothed(float[] xs, float[] ys, int count, double area) {
        float[] x = new float[count];
        float[] y = new float[count];
        boolean hole = area < 0;
        for (int i = 0; i < count; i++) {
            float sumX = 0;
            float sumY = 0;
            for (int j = -2; j <= 2; j++) {
                int k = Math.floorMod(i + j, count);
                sumX += xs[k];
                sumY += ys[k];
            }
            int to = hole ? count - 1 - i : i;
            x[to] = sumX / 5;
            y[to] = sumY / 5;
        }
        return new Curve(x, y, hole, Math.abs(area));
    }

    /** Whether the picture changes at most of it, rather than shading off. */
    boolean crisp(Picture picture) {
        int n = x.length;
        int crisp = 0;
        for (int i = 0; i < CRISP_POINTS; i++) {
            int at = i * n / CRISP_POINTS;
            float tx = x[(at + 2) % n] - x[(at + n - 2) % n];
            float ty = y[(at + 2) % n] - y[(at + n - 2) % n];
            float norm = (float) Math.max(1e-3, Math.sqrt(tx * tx + ty * ty));
            float nx = CRISP_PIXELS * ty / norm;
            float ny = -CRISP_PIXELS * tx / norm;
            crisp += Regions.difference(at(picture, x[at] + nx, y[at] + ny), at(picture, x[at] - nx, y[at] - ny))
                            >= CRISP_LEVELS
                    ? 1
                    : 0;
        }
        return crisp >= CRISP_SHARE * CRISP_POINTS;
    }

    private static int at(Picture picture, float x, float y) {
        int u = Math.clamp((int) x, 0, picture.width() - 1);
        int v = Math.clamp((int) y, 0, picture.height() - 1);
        return picture.rgb()[v * picture.width() + u];
    }

    /** How often it turns about, to the left and to the right taken together: 1 for a convex curve. */
    double turns() {
        int n = x.length;
        int points = Math.min(64, n / 4);
        double sum = 0;
        double before = Double.NaN;
        for (int i = 0; i <= points; i++) {
            int from = i * n / points % n;
            int to = (i + 1) * n / points % n;
            double direction = Math.atan2(y[to] - y[from], x[to] - x[from]);
            if (i > 0) {
                sum += Math.abs(Math.IEEEremainder(direction - before, 2 * Math.PI));
            }
            before = direction;
        }
        return sum / (2 * Math.PI);
    }

    int length() {
        return x.length;
    }
}
