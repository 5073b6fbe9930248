package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.root.InclusionProof;
import zhicha.crawler.evidence.root.Roots;
import zhicha.crawler.evidence.timestamp.StampFiles;
import zhicha.crawler.evidence.wacz.SealedSource.Sealed;
import zhicha.crawler.evidence.wacz.check.ProofsCheck;
import zhicha.rules.subject.CaptureId;

/**
 * What shows that the packed manifests are among those of their days: the roots of the days with their time-stamps, and for
 * each manifest a proof of inclusion (RFC 6962). A day that is not over has none of them yet.
 *
 * @param files by their names in the package
 * @param problems days whose root does not hold, in words; neither it nor proofs are packed then
 */
record PackageProofs(Map<String, byte[]> files, List<String> problems) {
    /** Bytes of a root or of a time-stamp's file; a larger one is none of ours. */
    private static final long LARGEST = 1 << 20;

    static PackageProofs of(VaultFolder folder, List<Sealed> packed) throws IOException {
        Map<String, Set<CaptureId>> days = new TreeMap<>();
        packed.forEach(
                one -> days.computeIfAbsent(one.day(), day -> new HashSet<>()).add(one.id()));
        Map<String, byte[]> files = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Set<CaptureId>> day : days.entrySet()) {
            if (!folder.closed(day.getKey())) {
                continue;
            }
            Map<CaptureId, InclusionProof> proofs;
            try {
                proofs = new Roots(folder).prove(day.getKey(), day.getValue());
            } catch (IOException broken) {
                problems.add(day.getKey() + ": " + broken.getMessage());
                continue;
            }
            proofs.forEach((id, proof) -> files.put(
                    ProofsCheck.PROOFS + id.hex() + ".txt", proof.text().getBytes(StandardCharsets.UTF_8)));
            for (String name : roots(folder, day.getKey())) {
                files.put(ProofsCheck.BESIDE + name, Files.readAllBytes(folder.file(name)));
            }
        }
        return new PackageProofs(files, problems);
    }

    /** The root of a day and the three files of each time-stamp on it; the response is written last of those. */
    private static List<String> roots(VaultFolder folder, String day) throws IOException {
        List<String> names = new ArrayList<>(List.of(VaultFolder.ROOTS + "/" + day + ".txt"));
        for (StampFiles stamp : StampFiles.all(folder)) {
            if (stamp.day().equals(day)) {
                names.addAll(stamp.names());
            }
        }
        List<String> there = new ArrayList<>();
        for (String name : names) {
            if (Files.exists(folder.file(name)) && Files.size(folder.file(name)) <= LARGEST) {
                there.add(name);
            }
        }
        return there;
    }
}
