package zhicha.crawler.evidence.folder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * README.txt of a vault. It tells which commands to type, so only what this program writes, or an earlier version wrote, may
 * stand there; another text is kept in {@code aside/} and noted in the chain by the recovery that follows.
 */
public final class Readme {
    static final String NAME = "README.txt";
    /** Bytes; no version wrote that much. */
    private static final long LONGEST = 1 << 20;

    /** How the name of a text ends that was moved aside; what a kill left torn ends otherwise. */
    static final String ALTERED = "altered";

    private Readme() {}

    /** What the text in a vault is. */
    public enum Text {
        /** What this version writes. */
        CURRENT,
        /** What an earlier version wrote. */
        EARLIER,
        /** Nothing that any version up to this one wrote. */
        STRANGE
    }

    /** @param sha256 of a text */
    public static Text text(String sha256) throws IOException {
        return sha256.equals(Sha256.of(VaultFolder.readmeText()))
                ? Text.CURRENT
                : VaultFolder.EARLIER_READMES.contains(sha256) ? Text.EARLIER : Text.STRANGE;
    }

    /** SHA-256 of the text that stands in a vault; empty where it is too long to be one. */
    public static String sha256(VaultFolder folder) throws IOException {
        if (Files.size(folder.readme()) > LONGEST) {
            return "";
        }
        return Sha256.of(folder.readme());
    }

    /** Puts this version's text in its place. */
    public static void put(VaultFolder folder) throws IOException {
        Path readme = folder.readme();
        if (Files.exists(readme)) {
            switch (text(sha256(folder))) {
                case CURRENT -> {
                    return;
                }
                case EARLIER -> {}
                case STRANGE -> keep(folder);
            }
        }
        VaultFolder.replace(readme, VaultFolder.readmeText());
    }

    /** Copied first and replaced then: a kill between the two changes nothing but the number of tries. */
    private static void keep(VaultFolder folder) throws IOException {
        Files.createDirectories(folder.aside());
        Path copy = Files.createTempFile(folder.aside(), ".", ".tmp");
        Files.copy(folder.readme(), copy, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.getFD().sync();
        }
        String kept = NAME + ".0." + Sha256.of(copy) + "." + ALTERED;
        Files.move(copy, folder.aside().resolve(kept), StandardCopyOption.ATOMIC_MOVE);
        VaultFolder.syncFolder(folder.aside());
    }
}
