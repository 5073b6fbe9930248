package zhicha.crawler.evidence.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;

/** The trees over the manifests of one day, in the order of their lines. A hundred bytes of memory a manifest. */
public final class DayTree {
    private static final HexFormat HEX = HexFormat.of();

    private final String day;
    private final MerkleTree sha256 = new MerkleTree(TreeHash.SHA256);
    private final MerkleTree sm3 = new MerkleTree(TreeHash.SM3);
    private @Nullable Manifest first;
    private @Nullable Manifest last;
    private String firstId = "";
    private String lastId = "";

    public DayTree(String day) {
        this.day = day;
    }

    /**
     * Reads a day.
     *
     * @throws IOException where a line of it is not a whole manifest with its digest
     */
    public static DayTree of(VaultFolder folder, String day) throws IOException {
        DayTree tree = new DayTree(day);
        tree.read(folder, line -> {});
        return tree;
    }

    /** @param added told of every line when it is in the tree */
    void read(VaultFolder folder, ManifestLine.Visitor added) throws IOException {
        ManifestLine.each(folder.manifests(day), line -> {
            Manifest manifest = line.holds() ? line.manifest().orElse(null) : null;
            if (manifest == null) {
                throw new IOException(day + "/" + VaultFolder.MANIFESTS + " at byte " + line.offset()
                        + " is no whole manifest with its digest; run evidence verify, and mend the vault from a copy");
            }
            add(line, manifest);
            added.line(line);
        });
    }

    /** @param line a line that holds */
    public void add(ManifestLine line, Manifest manifest) {
        byte[] content = line.content();
        sha256.add(content);
        sm3.add(content);
        lastId = line.computed();
        last = manifest;
        if (first == null) {
            first = manifest;
            firstId = lastId;
        }
    }

    public int size() {
        return sha256.size();
    }

    /** What the day's file must say; empty for a day without manifests. */
    public Optional<DayRoot> root(DayRoot.@Nullable Previous previous) {
        if (first == null || last == null) {
            return Optional.empty();
        }
        return Optional.of(new DayRoot(
                day,
                size(),
                first.sequence(),
                firstId,
                last.sequence(),
                lastId,
                HEX.formatHex(sha256.root()),
                HEX.formatHex(sm3.root()),
                previous));
    }

    /** @param index of the manifest in its day, from 0 */
    InclusionProof proof(String capture, int index, byte[] content) {
        return new InclusionProof(
                capture,
                day,
                index,
                size(),
                new String(content, StandardCharsets.UTF_8),
                sha256.path(index),
                sm3.path(index),
                HEX.formatHex(sha256.root()),
                HEX.formatHex(sm3.root()));
    }
}
