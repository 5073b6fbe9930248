package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.wacz.check.PackageSignature;

/**
 * The key of an installation that signs its packages: anonymous signing of <a
 * href="https://specs.webrecorder.net/wacz-auth/0.1.0/">wacz-auth 0.1.0</a>. The text of the specification says only ECDSA;
 * the curve is P-384 and the digest SHA-256, because ReplayWeb.page checks no other. A signature shows that a package was not
 * changed after whoever holds the key made it. Who that is, and when, it does not show: the key's fingerprint has to be
 * compared with one that came by another way.
 */
public final class PackageKey {
    private static final Logger LOG = LoggerFactory.getLogger(PackageKey.class);
    private static final String CURVE = "secp384r1";
    private static final Pattern PART =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final PrivateKey secret;
    private final PublicKey open;

    private PackageKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** Where a folder of state keeps its key. */
    public static Path below(Path data) {
        return data.resolve("keys").resolve("package-signing.pem");
    }

    /**
     * The key of a file; it is made where there is none, readable for its owner alone. Of two programs that make it at once,
     * both use the one that came first.
     *
     * @throws IOException where it cannot be read or made, or is no such key
     */
    public static PackageKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        tighten(file);
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            PackageKey key = new PackageKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(part(file, text, "PRIVATE"))),
                    keys.generatePublic(new X509EncodedKeySpec(part(file, text, "PUBLIC"))));
            if (!PackageSignature.holds(key.publicKey(), key.sign("sha256:"), "sha256:")) {
                throw new IOException(file + ": its private and its public half do not belong together");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is no key this program can sign with: " + e.getMessage(), e);
        }
    }

    private static byte[] part(Path file, String text, String which) throws IOException {
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            if (parts.group(1).equals(which)) {
                return Base64.getMimeDecoder().decode(parts.group(2));
            }
        }
        throw new IOException(file + " has no part \"" + which + " KEY\"; move it away, and a new key is made");
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " lies in no folder");
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            permit(folder, PosixFilePermissions.fromString("rwx------"));
        }
        KeyPair pair;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java makes no keys on " + CURVE + ": " + e.getMessage(), e);
        }
        String text = pem("PRIVATE", pair.getPrivate().getEncoded())
                + pem("PUBLIC", pair.getPublic().getEncoded());
        Path fresh = Files.createTempFile(folder, ".package-signing", ".tmp", ownersOnly(folder));
        try {
            Files.writeString(fresh, text, StandardCharsets.US_ASCII);
            // a link, not a move: it never takes the place of a key that another program made meanwhile
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException theOther) {
            LOG.debug("{} was made by another program meanwhile", file);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)};
    }

    /** A copy or a restored backup may be open to others; from now on it is not. */
    private static void tighten(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null
                && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("{} could be read by others than its owner; it no longer can", file);
            permit(file, OWNER);
        }
    }

    private static void permit(Path path, Set<PosixFilePermission> who) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, who);
        }
    }

    private static String pem(String which, byte[] der) {
        return "-----BEGIN " + which + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + which
                + " KEY-----\n";
    }

    /** The public half, SubjectPublicKeyInfo in base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(open.getEncoded());
    }

    /** SHA-256 of the public half, in hex, for people to compare. */
    public String fingerprint() {
        return Sha256.of(open.getEncoded());
    }

    /** The signature of a text in UTF-8, in base64. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(PackageSignature.ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was tried before does not sign: " + e.getMessage(), e);
        }
    }
}
