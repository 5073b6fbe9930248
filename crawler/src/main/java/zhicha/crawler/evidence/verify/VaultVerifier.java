package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.WriterLock;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.rules.subject.CaptureId;

/**
 * Recomputes everything a vault claims: ids of manifests, their chain and sequence, the digests of every record as it lies
 * in its file, that the records fill their files without a gap, that records say what their manifests say, the roots of days
 * and their time-stamps, and that no file is missing or strange. Reads only.
 */
public final class VaultVerifier {
    private VaultVerifier() {}

    /**
     * Checks a vault, or one capture of it where the path ends in a capture id: {@code vault/sha256:0123…}.
     *
     * @throws NoSuchFileException where there is no vault
     */
    public static VerificationReport verify(Path path) throws IOException {
        String last = path.getFileName() == null ? "" : path.getFileName().toString();
        Path parent = path.toAbsolutePath().getParent();
        if (!Files.exists(path) && last.matches("(?:sha256:)?[0-9a-f]{64}") && parent != null) {
            return verify(parent, new CaptureId(last.startsWith("sha256:") ? last : "sha256:" + last));
        }
        VaultFolder folder = vault(path);
        // the unfinished end of one that is being written is no fault
        Check check = new Check(folder, WriterLock.held(folder));
        check.own();
        for (String day : folder.days()) {
            check.day(day);
        }
        check.end();
        return check.report();
    }

    /** Checks one capture: its manifest and its records, not the chain. */
    public static VerificationReport verify(Path root, CaptureId id) throws IOException {
        VaultFolder folder = vault(root);
        Check check = new Check(folder, true);
        for (String day : folder.days()) {
            ManifestLine.each(folder.manifests(day), line -> {
                if (line.stated().filter(id.value()::equals).isPresent()
                        || line.computed().equals(id.value())) {
                    check.alone(day, line);
                }
            });
        }
        if (check.captures() == 0) {
            throw new NoSuchFileException(root + " has no capture " + id);
        }
        return check.report();
    }

    private static VaultFolder vault(Path root) throws IOException {
        VaultFolder folder = new VaultFolder(root);
        boolean days = Files.isDirectory(root) && !folder.days().isEmpty();
        if (!days && !(Files.isDirectory(root) && folder.isVault())) {
            throw new NoSuchFileException(
                    root + " is not a vault: it has neither HEAD.json nor folders named after days");
        }
        return folder;
    }
}
