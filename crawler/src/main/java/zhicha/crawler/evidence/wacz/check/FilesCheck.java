package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;

/**
 * Holds the files of a package to {@code datapackage.json}: each is there, is what its digest says, and there is no other.
 * In a package of this program there is also none that the program would not write: a replay program reads, for instance,
 * every index it finds.
 */
record FilesCheck(PackageFile file, Findings findings) {
    static final String ARCHIVE = "archive/";
    static final String PAGES = "pages/pages.jsonl";
    private static final Set<String> OURS = Set.of(
            PackageFile.INDEX,
            PAGES,
            PackageReadme.NAME,
            PackageFile.MANIFESTS,
            PackageFile.RECORDS,
            PackageFile.DATAPACKAGE,
            PackageFile.DIGEST);
    private static final Pattern RECORDS = Pattern.compile("archive/[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.warc\\.gz");
    /** What a caller gave, such as the lead itself. */
    private static final Pattern EXTRA = Pattern.compile("zhicha/[A-Za-z0-9][A-Za-z0-9._-]{0,120}");

    /** Whether this program made a package, as far as it says. */
    static boolean ours(PackageFile file) {
        return file.has(PackageFile.MANIFESTS);
    }

    void run() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String name : file.names()) {
            if (!seen.add(name)) {
                findings.add(Kind.FILE_ALTERED, name, 0, null, "the package holds two files of this name");
            }
        }
        for (String name : seen) {
            if (name.startsWith(ARCHIVE) && file.stored(name).isEmpty()) {
                findings.add(
                        Kind.FORMAT_VIOLATED,
                        name,
                        0,
                        null,
                        "it is compressed once more in the ZIP, and WACZ wants it stored as it is; it was not read");
            }
        }
        if (ours(file)) {
            known(seen);
        }
        if (!seen.contains(PackageFile.DATAPACKAGE)) {
            findings.add(Kind.FILE_MISSING, PackageFile.DATAPACKAGE, 0, null, "it lists the package's files");
            return;
        }
        List<PackageFile.Resource> resources;
        try {
            resources = file.resources();
        } catch (ZipException torn) {
            throw torn;
        } catch (IOException notJson) {
            findings.add(Kind.FILE_ALTERED, PackageFile.DATAPACKAGE, 0, null, String.valueOf(notJson.getMessage()));
            return;
        }
        Set<String> listed = new HashSet<>(Set.of(PackageFile.DATAPACKAGE, PackageFile.DIGEST));
        for (PackageFile.Resource resource : resources) {
            if (listed.add(resource.path())) {
                check(resource);
            } else {
                findings.add(Kind.FILE_ALTERED, PackageFile.DATAPACKAGE, 0, null, "it lists twice " + resource.path());
            }
        }
        for (String name : seen) {
            if (!listed.contains(name)) {
                findings.add(Kind.UNKNOWN_FILE, name, 0, null, PackageFile.DATAPACKAGE + " does not list it");
            }
        }
    }

    private void known(Set<String> names) {
        Set<String> given = new TreeSet<>();
        for (String name : names) {
            boolean proof = name.startsWith(ProofsCheck.BESIDE) || name.startsWith(ProofsCheck.PROOFS);
            if (OURS.contains(name) || RECORDS.matcher(name).matches() || proof) {
                continue;
            }
            if (EXTRA.matcher(name).matches()) {
                given.add(name);
            } else {
                findings.add(
                        Kind.UNKNOWN_FILE,
                        name,
                        0,
                        null,
                        "no package of this program holds such a file, and a replay program may read it");
            }
        }
        if (!given.isEmpty()) {
            findings.note(
                    "仅由签名作保，不属取证记录 / for these the signature alone vouches, no capture: " + String.join(", ", given));
        }
    }

    private void check(PackageFile.Resource resource) throws IOException {
        boolean refused = resource.path().startsWith(ARCHIVE)
                && file.has(resource.path())
                && file.stored(resource.path()).isEmpty();
        Optional<InputStream> stream = refused ? Optional.empty() : file.stream(resource.path());
        if (stream.isEmpty()) {
            if (!refused) {
                findings.add(Kind.FILE_MISSING, resource.path(), 0, null, PackageFile.DATAPACKAGE + " lists it");
            }
            return;
        }
        if (resource.sha256().isEmpty()) {
            String said = resource.path() + " has no SHA-256 in " + PackageFile.DATAPACKAGE + "; it was not checked";
            if (ours(file)) {
                findings.add(Kind.FILE_ALTERED, PackageFile.DATAPACKAGE, 0, null, said);
            } else {
                findings.note(said);
            }
            return;
        }
        MessageDigest digest = Sha256.digest();
        long length = 0;
        try (InputStream in = stream.get()) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                length += n;
            }
        } catch (ZipException torn) {
            findings.add(Kind.FILE_ALTERED, resource.path(), 0, null, "it cannot be unpacked: " + torn.getMessage());
            return;
        }
        String real = Sha256.finish(digest);
        if (!real.equals(resource.sha256()) || length != resource.bytes()) {
            findings.add(
                    Kind.FILE_ALTERED,
                    resource.path(),
                    0,
                    null,
                    "it has " + length + " bytes with sha256 " + real + ", and " + PackageFile.DATAPACKAGE + " says "
                            + resource.bytes() + " with " + resource.sha256());
        }
    }
}
