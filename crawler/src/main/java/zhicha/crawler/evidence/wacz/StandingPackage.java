package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.wacz.PackageReport.Lack;
import zhicha.crawler.evidence.wacz.check.PackageFile;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;

/** A package of an earlier export: where it is whole and says what a new one would, there is nothing to write. */
final class StandingPackage {
    private StandingPackage() {}

    /** @param extras of the new package: its manifests, and so its captures, are among them */
    static boolean is(Path target, Map<String, byte[]> extras, List<Lack> lacking) {
        if (!lacking.isEmpty() || !Files.isRegularFile(target)) {
            return false;
        }
        try (PackageFile file = PackageFile.open(target)) {
            Map<String, String> standing = new TreeMap<>();
            for (PackageFile.Resource resource : file.resources()) {
                if (resource.path().startsWith(PackageFile.FOLDER)
                        && !resource.path().equals(PackageFile.RECORDS)) {
                    standing.put(resource.path(), resource.sha256());
                }
            }
            Map<String, String> fresh = new TreeMap<>();
            extras.forEach((name, bytes) -> fresh.put(name, Sha256.of(bytes)));
            return standing.equals(fresh) && WaczVerifier.verify(target).holds();
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }
}
