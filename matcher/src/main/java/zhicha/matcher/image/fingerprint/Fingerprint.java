package zhicha.matcher.image.fingerprint;

import java.util.HexFormat;
import java.util.Locale;

/**
 * 256 bits. Bit {@code 16 * row + column} tells whether the picture's frequency (row, column) lies above the median of all;
 * {@code a} holds bits 0 to 63, {@code d} bits 192 to 255.
 */
public record Fingerprint(long a, long b, long c, long d) {
    public static final int BITS = 256;

    /** Reads the published form: 64 hex digits, highest bit first. */
    public static Fingerprint parse(String hex) {
        if (hex.length() != 64 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("fingerprint \"" + hex + "\" is not 64 hex digits");
        }
        return new Fingerprint(word(hex, 48), word(hex, 32), word(hex, 16), word(hex, 0));
    }

    /** How many bits differ, 0 to 256. */
    public int distance(Fingerprint other) {
        return Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
    }

    /** The fingerprint of the negative: every frequency changes its sign. */
    public Fingerprint inverted() {
        return new Fingerprint(~a, ~b, ~c, ~d);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x%016x%016x%016x", d, c, b, a);
    }

    private static long word(String hex, int at) {
        return Long.parseUnsignedLong(hex.substring(at, at + 16), 16);
    }
}
