package zhicha.matcher.image.fingerprint;

import zhicha.matcher.image.decode.Picture;

/**
 * PDQ: luma, two passes of a Jarosz box filter, 64 x 64 samples, the sixteen lowest frequencies but the constant one of a
 * cosine transform in each direction.
 */
public final class Pdq {
    /**
     * A picture with a side above this is first brought to so many pixels in both directions, by picking pixels: so the
     * reference implementation has it, and so the published fingerprints of larger pictures are met to the bit.
     */
    public static final int SIDE = 512;

    private static final int SAMPLES = 64;
    private static final int FREQUENCIES = 16;
    private static final float[][] COSINES = cosines();

    private Pdq() {}

    /** The published fingerprint of a whole picture. */
    public static Spectrum spectrum(Picture picture) {
        boolean large = picture.width() > SIDE || picture.height() > SIDE;
        return spectrum(large ? Plane.picked(picture, SIDE, SIDE) : Plane.of(picture, Plane.Kind.LUMA));
    }

    public static Spectrum spectrum(Plane plane) {
        return spectrum(samples(plane));
    }

    /** @param samples as {@link #samples} gives them */
    public static Spectrum spectrum(float[] samples) {
        return new Spectrum(frequencies(samples), quality(samples));
    }

    /**
     * The smoothed picture in 64 x 64 samples, row by row. Means are taken along rows, along columns, along rows and along
     * columns; of the last two passes only what the samples are read from.
     */
    public static float[] samples(Plane plane) {
        BoxFilter across = new BoxFilter(plane.width(), window(plane.width()));
        BoxFilter down = new BoxFilter(plane.height(), window(plane.height()));
        float[] once = down.alongColumns(across.alongRows(plane.values(), plane.height()), plane.width());
        float[] narrow = across.alongRowsAt(places(plane.width()), once, plane.height());
        return down.alongColumnsAt(places(plane.height()), narrow, SAMPLES);
    }

    /** Which pixel each sample is: the one in the middle of its part. */
    private static int[] places(int length) {
        int[] places = new int[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            places[sample] = (int) ((sample + 0.5) * length / SAMPLES);
        }
        return places;
    }

    /** The box is half a sample wide, so that two passes in each direction smooth over about one sample. */
    private static int window(int length) {
        return (length + 2 * SAMPLES - 1) / (2 * SAMPLES);
    }

    /** Sum of the steps between neighbouring samples, each in whole hundredths of full range, over 90; at most 100. */
    private static int quality(float[] samples) {
        int steps = 0;
        for (int row = 0; row < SAMPLES; row++) {
            for (int column = 0; column < SAMPLES; column++) {
                int at = row * SAMPLES + column;
                if (row + 1 < SAMPLES) {
                    steps += Math.abs((int) ((samples[at] - samples[at + SAMPLES]) * 100 / 255));
                }
                if (column + 1 < SAMPLES) {
                    steps += Math.abs((int) ((samples[at] - samples[at + 1]) * 100 / 255));
                }
            }
        }
        return Math.min(100, steps / 90);
    }

    private static float[] frequencies(float[] samples) {
        float[] half = new float[FREQUENCIES * SAMPLES];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int k = 0; k < SAMPLES; k++) {
                float cosine = COSINES[i][k];
                for (int j = 0; j < SAMPLES; j++) {
                    half[i * SAMPLES + j] += cosine * samples[k * SAMPLES + j];
                }
            }
        }
        float[] frequencies = new float[FREQUENCIES * FREQUENCIES];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < FREQUENCIES; j++) {
                float sum = 0;
                for (int k = 0; k < SAMPLES; k++) {
                    sum += half[i * SAMPLES + k] * COSINES[j][k];
                }
                frequencies[i * FREQUENCIES + j] = sum;
            }
        }
        return frequencies;
    }

    private static float[][] cosines() {
        float[][] cosines = new float[FREQUENCIES][SAMPLES];
        for (int i = 0; i < FREQUENCIES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                cosines[i][j] =
                        (float) (Math.sqrt(2.0 / SAMPLES) * Math.cos(Math.PI / 2 / SAMPLES * (i + 1) * (2 * j + 1)));
            }
        }
        return cosines;
    }
}
