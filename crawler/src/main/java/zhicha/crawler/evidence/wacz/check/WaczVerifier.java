package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VerificationReport;

/**
 * Checks a package from its file alone: the signature, the digests of all files, the manifests, every record against its
 * manifest, and the index. Nothing of it is trusted, nothing is written but a temporary copy of its archive.
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
            Map<String, Path> archives = new TreeMap<>();
            try {
                unpack(file, archives, findings);
                return new RecordsCheck(file, archives, findings).run();
            } finally {
                for (Path copy : archives.values()) {
                    Files.deleteIfExists(copy);
                }
            }
        } catch (ZipException torn) {
            findings.add(
                    Kind.FILE_ALTERED,
                    String.valueOf(path.getFileName()),
                    0,
                    null,
                    "it cannot be read as a ZIP: " + torn.getMessage());
            return findings.report(0, 0, 0, "");
        }
    }

    private static void unpack(PackageFile file, Map<String, Path> archives, Findings findings) throws IOException {
        for (String name : new TreeSet<>(file.names())) {
            Optional<InputStream> stream = name.startsWith("archive/") ? file.stream(name) : Optional.empty();
            if (stream.isEmpty()) {
                continue;
            }
            Path copy = Files.createTempFile("zhicha-verify", ".warc.gz");
            archives.put(name, copy);
            try (InputStream in = stream.get()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            } catch (ZipException torn) {
                findings.add(Kind.FILE_ALTERED, name, 0, null, "it cannot be unpacked: " + torn.getMessage());
            }
        }
    }
}
