package zhicha.crawler.evidence.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the vault writes it: 64 lower-case hex digits, what {@code sha256sum} prints. */
public final class Sha256 {
    private Sha256() {}

    public static String of(byte[] bytes) {
        return finish(digest(), bytes);
    }

    /** Of several pieces, one behind the other. */
    public static String of(byte[]... pieces) {
        MessageDigest digest = digest();
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return finish(digest);
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The value of a digest after a last piece. */
    public static String finish(MessageDigest digest, byte... last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    /** Of a file of any length. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Of what is left of a stream, which stays open. */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return finish(digest);
    }
}
