package zhicha.matcher.image.fingerprint;

import java.util.Arrays;
import zhicha.matcher.image.decode.Orientation;

/**
 * The low frequencies of a picture. Turning a picture only changes their signs and places, so the fingerprints of all eight
 * orientations come out of one transform.
 *
 * @param frequencies 16 x 16, vertical frequency first, from 1 to 16 in each direction
 * @param quality 0 (nothing to see) to 100; pictures under about 50 have too little structure to be told apart by it
 */
public record Spectrum(float[] frequencies, int quality) {
    private static final int SIDE = 16;

    public Fingerprint fingerprint() {
        return fingerprint(Orientation.NONE);
    }

    /** The fingerprint that the picture has when it is laid down in this way. */
    public Fingerprint fingerprint(Orientation orientation) {
        float[] turned = new float[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                float value = frequencies[orientation.transposes() ? j * SIDE + i : i * SIDE + j];
                // frequency j + 1 is odd in the middle of the picture exactly where j is even
                boolean negative = (orientation.mirrors() && j % 2 == 0) != (orientation.flips() && i % 2 == 0);
                turned[i * SIDE + j] = negative ? -value : value;
            }
        }
        float[] sorted = turned.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1];
        long[] words = new long[4];
        for (int bit = 0; bit < turned.length; bit++) {
            if (turned[bit] > median) {
                words[bit >> 6] |= 1L << bit;
            }
        }
        return new Fingerprint(words[0], words[1], words[2], words[3]);
    }
}
