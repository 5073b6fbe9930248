package zhicha.market.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.BitSet;

/** A perceptual hash of the tests' own: the 16 by 16 lowest cosine frequencies of the luma, each against their median, 256 bits. */
final class FrequencyHash {
    private static final int SIDE = 64;
    private static final int BANDS = 16;
    private static final double[][] COSINES = new double[BANDS][SIDE];

    static {
        for (int band = 0; band < BANDS; band++) {
            for (int x = 0; x < SIDE; x++) {
                COSINES[band][x] = Math.cos(Math.PI / SIDE * (x + 0.5) * (band + 1));
            }
        }
    }

    private FrequencyHash() {}

    static BitSet of(BufferedImage image) {
        BufferedImage small = image;
        while (small.getWidth() >= 4 * SIDE) {
            small = Canvas.scaled(small, small.getWidth() / 2, small.getHeight() / 2);
        }
        small = Canvas.scaled(small, SIDE, SIDE);
        double[][] rows = new double[SIDE][BANDS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rgb = small.getRGB(x, y);
                double luma = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
                for (int band = 0; band < BANDS; band++) {
                    rows[y][band] += luma * COSINES[band][x];
                }
            }
        }
        double[] waves = new double[BANDS * BANDS];
        for (int i = 0; i < waves.length; i++) {
            for (int y = 0; y < SIDE; y++) {
                waves[i] += rows[y][i % BANDS] * COSINES[i / BANDS][y];
            }
        }
        double[] sorted = waves.clone();
        Arrays.sort(sorted);
        double median = (sorted[127] + sorted[128]) / 2;
        BitSet bits = new BitSet(waves.length);
        for (int i = 0; i < waves.length; i++) {
            bits.set(i, waves[i] > median);
        }
        return bits;
    }

    static int distance(BitSet left, BitSet right) {
        BitSet difference = (BitSet) left.clone();
        difference.xor(right);
        return difference.cardinality();
    }
}
