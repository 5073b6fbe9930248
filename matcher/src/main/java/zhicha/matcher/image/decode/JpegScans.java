package zhicha.matcher.image.decode;

import java.util.Locale;
import java.util.Optional;

/**
 * How a JPEG is made up, as far as it decides who reads it and whether that would take too long. Each scan of a progressive
 * picture goes over all of it, where no clock can stop the decoder.
 *
 * @param count pairs of FF DA, which coded pixels never hold; one inside another segment, as in an embedded preview, is counted
 *     too
 * @param components 1 for grey, 3 for colour, 4 for ink; 0 where no frame is declared
 * @param whole whether an end is marked after the last scan
 */
record JpegScans(int count, int components, boolean whole) {
    /** Progressive pictures have about ten scans, and no camera or shop makes a hundred. */
    private static final int MOST = 100;

    /** Pixels that all scans together may go over: ten times the largest picture; about two seconds. */
    private static final long MOST_PIXELS = 400_000_000;

    static JpegScans of(byte[] bytes) {
        int count = 0;
        int components = 0;
        int end = 0;
        int last = 0;
        for (int at = 0; at + 1 < bytes.length; at++) {
            if (bytes[at] != (byte) 0xff) {
                continue;
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xda) {
                count++;
                last = at;
            } else if (marker == 0xd9) {
                end = at;
            } else if (count == 0 && marker >= 0xc0 && marker <= 0xc2 && at + 9 < bytes.length) {
                components = bytes[at + 9];
            }
        }
        return new JpegScans(count, components, end > last);
    }

    /** Whether it is grey or colour and not cut off: what every decoder reads alike. */
    boolean everyday() {
        return whole && (components == 1 || components == 3);
    }

    /** @param pixels width times height */
    Optional<String> problem(long pixels) {
        if (count > MOST) {
            return Optional.of("JPEG of more than " + MOST + " scans, which would take too long to decode");
        }
        if (count * pixels > MOST_PIXELS) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "JPEG of %d scans over %,d pixels each, which would take too long to decode; %,d are gone over at most",
                    count,
                    pixels,
                    MOST_PIXELS));
        }
        return Optional.empty();
    }
}
