package zhicha.crawler.evidence.root;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Shows that a manifest is among those of a day's root (RFC 6962, section 2.1.1) without the day's other manifests.
 *
 * @param index of the manifest in its day, from 0
 * @param size how many manifests the day has
 * @param manifest its bytes, which are UTF-8
 * @param sha256 path for the root in SHA-256, nearest to the leaf first, as {@code sm3} is for SM3
 */
public record InclusionProof(
        String capture,
        String day,
        int index,
        int size,
        String manifest,
        List<MerkleTree.Step> sha256,
        List<MerkleTree.Step> sm3,
        String rootSha256,
        String rootSm3) {
    public InclusionProof {
        sha256 = List.copyOf(sha256);
        sm3 = List.copyOf(sm3);
    }

    /** Whether both paths lead from the manifest to the roots. */
    public boolean holds() {
        byte[] leaf = manifest.getBytes(StandardCharsets.UTF_8);
        HexFormat hex = HexFormat.of();
        return hex.formatHex(MerkleTree.climb(TreeHash.SHA256, leaf, sha256)).equals(rootSha256)
                && hex.formatHex(MerkleTree.climb(TreeHash.SM3, leaf, sm3)).equals(rootSm3);
    }

    /** For people and shells: one word and its value a line; the vault's README says how it is checked. */
    public String text() {
        StringBuilder text = new StringBuilder("zhicha-proof/1\n")
                .append("capture ")
                .append(capture)
                .append('\n')
                .append("day ")
                .append(day)
                .append('\n')
                .append("line ")
                .append(index + 1)
                .append(" of ")
                .append(size)
                .append('\n')
                .append("manifest ")
                .append(manifest)
                .append('\n');
        steps(text, "sha256", sha256);
        text.append("root-sha256 ").append(rootSha256).append('\n');
        steps(text, "sm3", sm3);
        return text.append("root-sm3 ").append(rootSm3).append('\n').toString();
    }

    private static void steps(StringBuilder text, String name, List<MerkleTree.Step> path) {
        for (MerkleTree.Step step : path) {
            text.append(name)
                    .append(step.left() ? " left " : " right ")
                    .append(HexFormat.of().formatHex(step.hash()))
                    .append('\n');
        }
    }
}
