package zhicha.crawler.evidence.root;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    /** No tree of a day is higher; repetitions are bounded, so that a hostile text costs no more than its length. */
    private static final Pattern SHAPE = Pattern.compile("zhicha-proof/1\ncapture (sha256:[0-9a-f]{64})\n"
            + "day (\\d{4}-\\d{2}-\\d{2})\nline ([1-9]\\d{0,8}) of ([1-9]\\d{0,8})\nmanifest ([^\n]*+)\n"
            + "((?:sha256 (?:left|right) [0-9a-f]{64}\n){0,40}+)root-sha256 ([0-9a-f]{64})\n"
            + "((?:sm3 (?:left|right) [0-9a-f]{64}\n){0,40}+)root-sm3 ([0-9a-f]{64})\n");

    public InclusionProof {
        sha256 = List.copyOf(sha256);
        sm3 = List.copyOf(sm3);
    }

    /** Whether both paths lead from the manifest to the roots, by the way that its place gives. */
    public boolean holds() {
        if (index < 0 || index >= size || !sides(sha256) || !sides(sm3)) {
            return false;
        }
        byte[] leaf = manifest.getBytes(StandardCharsets.UTF_8);
        HexFormat hex = HexFormat.of();
        return hex.formatHex(MerkleTree.climb(TreeHash.SHA256, leaf, sha256)).equals(rootSha256)
                && hex.formatHex(MerkleTree.climb(TreeHash.SM3, leaf, sm3)).equals(rootSm3);
    }

    private boolean sides(List<MerkleTree.Step> path) {
        return path.stream().map(MerkleTree.Step::left).toList().equals(MerkleTree.sides(index, size));
    }

    /** What a text says; empty where it is not, byte for byte, what {@link #text} writes. */
    public static Optional<InclusionProof> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        InclusionProof proof = new InclusionProof(
                matcher.group(1),
                matcher.group(2),
                Integer.parseInt(matcher.group(3)) - 1,
                Integer.parseInt(matcher.group(4)),
                matcher.group(5),
                path(matcher.group(6)),
                path(matcher.group(8)),
                matcher.group(7),
                matcher.group(9));
        return proof.text().equals(text) ? Optional.of(proof) : Optional.empty();
    }

    private static List<MerkleTree.Step> path(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .map(words -> new MerkleTree.Step(
                        words[1].equals("left"), HexFormat.of().parseHex(words[2])))
                .toList();
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
