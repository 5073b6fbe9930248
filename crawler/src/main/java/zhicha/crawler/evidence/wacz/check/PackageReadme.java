package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** The README of a package. It tells which commands to type, so only a text that this program writes, or wrote, is believed. */
public final class PackageReadme {
    public static final String NAME = PackageFile.FOLDER + "README.txt";
    /** SHA-256 of what earlier versions wrote. */
    private static final Set<String> EARLIER =
            Set.of("854ca9acdf04b4aa71958e71ae5826d4b53e875a879a2e283cb6791799925410");

    private static final String RESOURCE = "/zhicha/crawler/evidence/wacz/package-readme.txt";

    private PackageReadme() {}

    /** What this version writes. */
    public static byte[] text() throws IOException {
        try (InputStream in = PackageReadme.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("package-readme.txt is missing from the program; build it again");
            }
            return in.readAllBytes();
        }
    }

    static void check(PackageFile file, Findings findings) throws IOException {
        String sha256 =
                file.bytes(NAME, PackageFile.LARGEST_JSON).map(Sha256::of).orElse("");
        if (sha256.isEmpty()) {
            findings.add(Kind.FILE_MISSING, NAME, 0, null, "it tells how to check by hand");
        } else if (!EARLIER.contains(sha256) && !sha256.equals(Sha256.of(text()))) {
            findings.add(
                    Kind.FILE_ALTERED,
                    NAME,
                    0,
                    null,
                    "its text is none that this version or an earlier one writes; type none of its commands");
        }
    }
}
