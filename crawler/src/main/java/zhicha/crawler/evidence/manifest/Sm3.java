package zhicha.crawler.evidence.manifest;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 (GB/T 32905-2016), as the vault writes it: 64 lower-case hex digits, what {@code openssl dgst -sm3} prints. */
public final class Sm3 {
    private Sm3() {}

    public static String of(byte[] bytes) {
        return of(bytes, 0);
    }

    /** Of the bytes from an offset to the end. */
    public static String of(byte[] bytes, int from) {
        return HexFormat.of().formatHex(raw(bytes, from));
    }

    /** The 32 bytes of the digest of several pieces, one after the other. */
    public static byte[] raw(byte[]... pieces) {
        SM3Digest digest = new SM3Digest();
        for (byte[] piece : pieces) {
            digest.update(piece, 0, piece.length);
        }
        return finish(digest);
    }

    private static byte[] raw(byte[] bytes, int from) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, from, bytes.length - from);
        return finish(digest);
    }

    private static byte[] finish(SM3Digest digest) {
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }
}
