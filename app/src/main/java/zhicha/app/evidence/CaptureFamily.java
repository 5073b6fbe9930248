package zhicha.app.evidence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.rules.subject.CaptureId;

/**
 * What was sealed together: a capture, the one it belongs to, and all that belong to either. It ends at a file that was
 * imported: what was read from one file has no more to do with each other than the shops of one street.
 */
public record CaptureFamily(VaultReader vault) {
    /** Kind of the rendition that says what an imported file is; its parts and its pages belong to that capture. */
    public static final String IMPORTED_FILE = "imported-file";

    private static final int HIGHEST = 8;

    /**
     * Those of one family.
     *
     * @param members the capture itself among them
     * @param importedFrom the capture that says which file it was read from, where it was
     */
    public record Of(Set<CaptureId> members, Optional<CaptureId> importedFrom) {}

    /**
     * @param most members; its own are few, and screenshots may be asked for again and again
     * @throws IOException where a manifest is there and is not what was sealed
     */
    public Of of(CaptureId id, int most) throws IOException {
        CaptureId root = id;
        Optional<CaptureId> file = Optional.empty();
        for (int up = 0; up < HIGHEST; up++) {
            Optional<CaptureId> whole = partOf(root);
            if (whole.isPresent() && isImportedFile(whole.get())) {
                file = whole;
                break;
            }
            if (whole.isEmpty()) {
                break;
            }
            root = whole.get();
        }
        Set<CaptureId> members = new LinkedHashSet<>(List.of(root, id));
        Deque<CaptureId> waiting = new ArrayDeque<>(isImportedFile(root) ? List.of() : List.of(root));
        while (!waiting.isEmpty() && members.size() < most) {
            for (CaptureId part : vault.partsOf(waiting.remove())) {
                if (members.add(part)) {
                    waiting.add(part);
                }
            }
        }
        return new Of(members, file);
    }

    private boolean isImportedFile(CaptureId id) throws IOException {
        return vault.find(id).stream()
                .flatMap(capture -> capture.manifest().resources().stream())
                .map(Manifest.Resource::kind)
                .anyMatch(IMPORTED_FILE::equals);
    }

    private Optional<CaptureId> partOf(CaptureId id) throws IOException {
        return vault.find(id).map(Capture::manifest).map(manifest -> {
            String whole = manifest.partOf();
            return whole == null ? null : new CaptureId(Objects.requireNonNull(whole));
        });
    }
}
