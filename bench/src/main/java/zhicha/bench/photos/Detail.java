package zhicha.bench.photos;

import java.awt.image.BufferedImage;

/** How much of a picture shows more than a slope of brightness. */
final class Detail {
    private static final int SIDE = 256;
    private static final int BLOCK = 16;
    /** Mean difference of a pixel from the mean of its neighbours to the left and right, in levels of 255. */
    private static final double SHOWS = 1.5;

    private Detail() {}

    /** Share of its blocks of 16 x 16 pixels, at 256 x 256, that show something, 0 to 1. */
    static double of(BufferedImage image) {
        BufferedImage small = Raster.scaled(image, SIDE, SIDE);
        int blocks = 0;
        for (int top = 0; top < SIDE; top += BLOCK) {
            for (int left = 0; left < SIDE; left += BLOCK) {
                double sum = 0;
                for (int y = top; y < top + BLOCK; y++) {
                    for (int x = left + 1; x < left + BLOCK - 1; x++) {
                        sum += Math.abs(green(small, x, y) - (green(small, x - 1, y) + green(small, x + 1, y)) / 2.0);
                    }
                }
                blocks += sum / (BLOCK * (BLOCK - 2)) >= SHOWS ? 1 : 0;
            }
        }
        return (double) blocks / (SIDE / BLOCK * (SIDE / BLOCK));
    }

    private static int green(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 0xff;
    }
}
