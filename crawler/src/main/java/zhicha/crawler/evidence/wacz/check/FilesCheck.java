package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** Holds the files of a package to {@code datapackage.json}: each is there, is what its digest says, and there is no other. */
record FilesCheck(PackageFile file, Findings findings) {
    void run() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String name : file.names()) {
            if (!seen.add(name)) {
                findings.add(Kind.FILE_ALTERED, name, 0, null, "the package holds two files of this name");
            }
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
            listed.add(resource.path());
            check(resource);
        }
        for (String name : seen) {
            if (!listed.contains(name)) {
                findings.add(Kind.UNKNOWN_FILE, name, 0, null, PackageFile.DATAPACKAGE + " does not list it");
            }
        }
    }

    private void check(PackageFile.Resource resource) throws IOException {
        Optional<InputStream> stream = file.stream(resource.path());
        if (stream.isEmpty()) {
            findings.add(Kind.FILE_MISSING, resource.path(), 0, null, PackageFile.DATAPACKAGE + " lists it");
            return;
        }
        if (resource.sha256().isEmpty()) {
            findings.note(resource.path() + " has no SHA-256 in " + PackageFile.DATAPACKAGE + "; it was not checked");
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
