package zhicha.bench.edits;

import java.awt.image.BufferedImage;

/** Lays a picture onto another so that its corners come to lie where they are told, as a camera would see a flat print. */
final class Warp {
    private Warp() {}

    /**
     * @param picture may be transparent
     * @param corners x and y of upper left, upper right, lower right and lower left, in pixels of {@code onto}
     */
    static void onto(BufferedImage onto, BufferedImage picture, double[] corners) {
        double[] h = inverse(squareTo(corners));
        boolean alpha = picture.getColorModel().hasAlpha();
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < 8; i += 2) {
            left = Math.min(left, (int) corners[i]);
            right = Math.max(right, (int) corners[i] + 1);
            top = Math.min(top, (int) corners[i + 1]);
            bottom = Math.max(bottom, (int) corners[i + 1] + 1);
        }
        for (int y = Math.max(0, top); y < Math.min(onto.getHeight(), bottom + 1); y++) {
            for (int x = Math.max(0, left); x < Math.min(onto.getWidth(), right + 1); x++) {
                double w = h[6] * x + h[7] * y + h[8];
                double u = (h[0] * x + h[1] * y + h[2]) / w;
                double v = (h[3] * x + h[4] * y + h[5]) / w;
                if (u >= 0 && v >= 0 && u < 1 && v < 1) {
                    int seen = sample(picture, u * picture.getWidth() - 0.5, v * picture.getHeight() - 0.5);
                    int opacity = alpha ? seen >>> 24 : 255;
                    onto.setRGB(x, y, blend(onto.getRGB(x, y), seen, opacity));
                }
            }
        }
    }

    private static int blend(int below, int above, int opacity) {
        int result = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int value = (below >> shift & 255) * (255 - opacity) + (above >> shift & 255) * opacity;
            result |= value / 255 << shift;
        }
        return result;
    }

    private static int sample(BufferedImage picture, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double[] sums = new double[4];
        for (int dy = 0; dy <= 1; dy++) {
            for (int dx = 0; dx <= 1; dx++) {
                double weight = (dx == 0 ? 1 - (x - x0) : x - x0) * (dy == 0 ? 1 - (y - y0) : y - y0);
                int rgb = picture.getRGB(
                        Math.clamp(x0 + dx, 0, picture.getWidth() - 1),
                        Math.clamp(y0 + dy, 0, picture.getHeight() - 1));
                for (int i = 0; i < 4; i++) {
                    sums[i] += weight * (rgb >>> 8 * i & 255);
                }
            }
        }
        return (int) sums[3] << 24 | (int) sums[2] << 16 | (int) sums[1] << 8 | (int) sums[0];
    }

    /** From the unit square to a quadrilateral (Heckbert 1989, "Fundamentals of Texture Mapping and Image Warping", 2.2.3). */
    private static double[] squareTo(double[] c) {
        double sumX = c[0] - c[2] + c[4] - c[6];
        double sumY = c[1] - c[3] + c[5] - c[7];
        double dx1 = c[2] - c[4];
        double dx2 = c[6] - c[4];
        double dy1 = c[3] - c[5];
        double dy2 = c[7] - c[5];
        double divisor = dx1 * dy2 - dx2 * dy1;
        double g = (sumX * dy2 - dx2 * sumY) / divisor;
        double h = (dx1 * sumY - sumX * dy1) / divisor;
        return new double[] {
            c[2] - c[0] + g * c[2],
            c[6] - c[0] + h * c[6],
            c[0],
            c[3] - c[1] + g * c[3],
            c[7] - c[1] + h * c[7],
            c[1],
            g,
            h,
            1
        };
    }

    private static double[] inverse(double[] m) {
        return new double[] {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
    }
}
