package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.ZipException;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VerificationReport;

/**
 * Checks a package from its file alone: the signature, the digests of all files, the manifests, every record against its
 * manifest, the manifests against the roots of their days with their time-stamps, the index and the list of pages. Nothing of
 * it is trusted, and nothing is written.
 */
public final class WaczVerifier {
    private WaczVerifier() {}

    /** Whether a path is to be checked as a package rather than as a vault: it is called one, or begins like a ZIP. */
    public static boolean isPackage(Path path) throws IOException {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (Files.isDirectory(path)) {
            return false;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".wacz")) {
            return true;
        }
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    /**
     * Checks a package.
     *
     * @throws NoSuchFileException where there is none
     */
    public static VerificationReport verify(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path + " is not a file");
        }
        Findings findings = new Findings();
        try (PackageFile file = PackageFile.open(path)) {
            new FilesCheck(file, findings).run();
            new PackageSignature(file, findings).check();
            List<Archive> archives = archives(file);
            if (FilesCheck.ours(file)) {
                PackageReadme.check(file, findings);
                return new RecordsCheck(file, archives, findings).run();
            }
            findings.note(
                    "the package holds no manifests of Zhicha: nothing shows where its records come from, and they are"
                            + " held to their own digests alone");
            long records = 0;
            for (Archive archive : archives) {
                records += archive.foreign(findings);
            }
            return findings.report(
                    0, records, archives.stream().mapToLong(Archive::size).sum(), "");
        } catch (IOException unreadable) {
            findings.add(
                    Kind.FILE_ALTERED,
                    String.valueOf(path.getFileName()),
                    0,
                    null,
                    "it cannot be read" + (unreadable instanceof ZipException ? " as a ZIP: " : ": ")
                            + unreadable.getMessage());
            return findings.report(0, 0, 0, "");
        }
    }

    /** Those that are stored as they are; they are read where they lie. */
    private static List<Archive> archives(PackageFile file) {
        List<Archive> archives = new ArrayList<>();
        for (String name : new TreeSet<>(file.names())) {
            if (name.startsWith(FilesCheck.ARCHIVE)) {
                file.stored(name).ifPresent(size -> archives.add(new Archive(file, name, size)));
            }
        }
        return archives;
    }
}
