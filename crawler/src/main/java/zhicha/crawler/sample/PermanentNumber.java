package zhicha.crawler.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Permanent random numbers (E. Ohlsson, Coordination of samples using permanent random numbers, in: Cox et al., Business
 * Survey Methods, Wiley 1995, ch. 9): every page has its own number for a seed, whenever and in whatever order it is found.
 * Drawing the n smallest numbers of a stratum is simple random sampling without replacement (C. T. Fan, M. E. Muller and I.
 * Rezucha, JASA 57, 1962), and a draw that is repeated after a kill is the same draw.
 */
public final class PermanentNumber {
    private PermanentNumber() {}

    /** At least 0 and below 1; uniform over keys for a fixed seed. 53 bits of the SHA-256 of seed and key. */
    public static double of(long seed, String key) {
        return (digest(seed, key) >>> 11) * 0x1.0p-53;
    }

    /** A seed made from a name, so that it can be told from the name alone. */
    public static long seedOf(String name) {
        // 53 bits: a JSON reader that keeps numbers as doubles must not change it
        return digest(0, name) >>> 11;
    }

    private static long digest(long seed, String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
