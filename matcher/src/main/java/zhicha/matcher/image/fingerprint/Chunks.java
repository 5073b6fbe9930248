package zhicha.matcher.image.fingerprint;

import java.nio.LongBuffer;

/** The sixteen chunks of sixteen bits that a fingerprint is filed under. */
final class Chunks {
    static final int COUNT = 16;
    static final int BITS = 16;
    static final int VALUES = 1 << BITS;

    /** Bit patterns of a chunk by number of set bits. */
    static final char[][] FLIPS = flips();

    private Chunks() {}

    /** Chunk 0 holds bits 0 to 15; chunks 16 and 17 are 0 and 1 again. */
    static int of(Fingerprint fingerprint, int chunk) {
        long word = switch (chunk >> 2 & 3) {
            case 0 -> fingerprint.a();
            case 1 -> fingerprint.b();
            case 2 -> fingerprint.c();
            default -> fingerprint.d();
        };
        return (int) (word >>> BITS * (chunk & 3)) & VALUES - 1;
    }

    /** The same of the fingerprint whose four words begin at {@code 4 * entry}. */
    static int of(LongBuffer words, int entry, int chunk) {
        return (int) (words.get(4 * entry + (chunk >> 2 & 3)) >>> BITS * (chunk & 3)) & VALUES - 1;
    }

    /** The two chunks behind this one, the nearer in the low half. */
    static int sign(Fingerprint fingerprint, int chunk) {
        return of(fingerprint, chunk + 1) | of(fingerprint, chunk + 2) << BITS;
    }

    /** The same of the fingerprint whose four words begin at {@code 4 * entry}. */
    static int sign(LongBuffer words, int entry, int chunk) {
        return of(words, entry, chunk + 1) | of(words, entry, chunk + 2) << BITS;
    }

    private static char[][] flips() {
        StringBuilder[] byBits = new StringBuilder[BITS + 1];
        for (int bits = 0; bits <= BITS; bits++) {
            byBits[bits] = new StringBuilder();
        }
        for (int pattern = 0; pattern < VALUES; pattern++) {
            byBits[Integer.bitCount(pattern)].append((char) pattern);
        }
        char[][] flips = new char[BITS + 1][];
        for (int bits = 0; bits <= BITS; bits++) {
            flips[bits] = byBits[bits].toString().toCharArray();
        }
        return flips;
    }
}
