package zhicha.crawler.evidence.verify;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultHead;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** Follows the chain of manifests, in both hashes, and compares its end with HEAD.json. */
final class ChainCheck {
    private final @Nullable VaultHead head;
    private final Consumer<Finding> findings;
    /** The day whose beginning a copy may have caught although it missed the end of the day before; or empty. */
    private final String newestDay;

    /** Ids that the next manifest may name as the one before it. */
    private Set<String> previous = Set.of("");

    private @Nullable String previousSm3;
    private long sequence;
    private boolean sequenceKnown = true;

    ChainCheck(@Nullable VaultHead head, Consumer<Finding> findings, String newestDay) {
        this.head = head;
        this.findings = findings;
        this.newestDay = newestDay;
    }

    /** A line that does not hold: either half may be the one that was changed; the next manifest names the right one. */
    void broken(ManifestLine line) {
        previousSm3 = null;
        previous = line.stated()
                .filter(stated -> !stated.equals(line.computed()))
                .map(stated -> Set.of(stated, line.computed()))
                .orElseGet(() -> Set.of(line.computed()));
        sequenceKnown = false;
    }

    void follows(String day, ManifestLine line, Manifest manifest) {
        String file = day + "/manifests.txt";
        String id = line.computed();
        String named = manifest.previous() == null ? "" : manifest.previous();
        boolean gap = sequenceKnown ? manifest.sequence() != sequence + 1 : manifest.sequence() <= sequence;
        // a copy may have taken the day before while it was still being written, and this one after midnight
        boolean overMidnight = line.offset() == 0 && day.equals(newestDay) && manifest.sequence() > sequence + 1;
        if (gap) {
            find(
                    Kind.SEQUENCE_GAP,
                    file,
                    line.offset(),
                    id,
                    "manifest " + manifest.sequence() + " stands where " + (sequence + 1) + " should",
                    overMidnight);
        }
        if (!previous.contains(named)) {
            find(
                    Kind.CHAIN_BROKEN,
                    file,
                    line.offset(),
                    id,
                    "it names " + (named.isEmpty() ? "none" : named) + " as the one before, which is "
                            + String.join(" or ", previous),
                    overMidnight);
        } else if (previousSm3 != null
                && manifest.previousSm3() != null
                && !previousSm3.equals(manifest.previousSm3())) {
            find(
                    Kind.SM3_MISMATCH,
                    file,
                    line.offset(),
                    id,
                    "it names sm3 " + manifest.previousSm3() + " of the one before, which has " + previousSm3,
                    false);
        }
        if (head != null
                && head.sequence() == manifest.sequence()
                && !head.capture().equals(id)) {
            find(
                    Kind.FILE_ALTERED,
                    "HEAD.json",
                    0,
                    id,
                    "it names " + head.capture() + " as manifest " + head.sequence(),
                    false);
        }
        sequence = manifest.sequence();
        sequenceKnown = true;
        previous = Set.of(id);
        previousSm3 = line.sm3();
    }

    /** What can be said only after the last manifest. */
    void end() {
        if (head != null && head.sequence() > sequence) {
            find(
                    Kind.MANIFESTS_MISSING,
                    "HEAD.json",
                    0,
                    head.capture(),
                    "it names manifest " + head.sequence() + ", and the chain ends at " + sequence,
                    true);
        }
        if (head != null && (head.sequence() == 0) != head.capture().isEmpty()) {
            find(Kind.FILE_ALTERED, "HEAD.json", 0, null, "its sequence and its capture contradict each other", false);
        }
    }

    private void find(Kind kind, String file, long offset, @Nullable String capture, String detail, boolean atEnd) {
        findings.accept(new Finding(kind, file, offset, capture, detail, atEnd));
    }
}
