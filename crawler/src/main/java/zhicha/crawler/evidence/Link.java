package zhicha.crawler.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.manifest.Manifest;

/**
 * A place in the chain that is about to be taken, and the manifests of the vault's own housekeeping for it.
 *
 * @param previous id of the manifest before, or empty for the first
 * @param sm3 of the bytes of the manifest before, or null for the first
 */
record Link(long sequence, String previous, @Nullable String sm3, Instant now) {
    @Nullable
    String before() {
        return previous.isEmpty() ? null : previous;
    }

    /**
     * What stands in the chain for a recovery.
     *
     * @param aside torn ends, or a README that is none of ours, that were moved
     * @param lost what was once the newest and is gone, in words
     */
    Manifest recovery(List<Manifest.Aside> aside, Optional<String> lost) {
        return housekeeping(
                "recovery",
                lost.map(said -> new Manifest.Outcome("lost", "HEAD_AHEAD", said))
                        .orElseGet(() -> recovered(aside)),
                aside,
                List.of(),
                List.of());
    }

    private static Manifest.Outcome recovered(List<Manifest.Aside> aside) {
        long texts = aside.stream().filter(one -> !one.from().contains("/")).count();
        String altered = "README.txt was not what this program writes; it was put right";
        String torn = "the program was stopped while it was writing";
        return texts == 0
                ? new Manifest.Outcome("recovered", "TORN_END", torn)
                : new Manifest.Outcome(
                        "recovered", "README_ALTERED", texts == aside.size() ? altered : altered + "; " + torn);
    }

    /** Vouches for files beside the chain, so that one that is taken away is missed. */
    Manifest files(List<Manifest.Kept> files) {
        Manifest.Outcome outcome = new Manifest.Outcome("noted", null, null);
        return housekeeping("files", outcome, List.of(), files, List.of());
    }

    /** @param policy in words */
    Manifest tombstone(String policy, List<Manifest.Removed> removed) {
        Manifest.Outcome outcome = new Manifest.Outcome("removed", "RETENTION", policy);
        return housekeeping("retention", outcome, List.of(), List.of(), removed);
    }

    private Manifest housekeeping(
            String kind,
            Manifest.Outcome outcome,
            List<Manifest.Aside> aside,
            List<Manifest.Kept> files,
            List<Manifest.Removed> removed) {
        return new Manifest(
                Manifest.FORMAT,
                sequence,
                before(),
                kind,
                "",
                "",
                List.of(),
                outcome,
                Draft.moment(now),
                new Manifest.Clock(null, "unchecked"),
                "zhicha",
                "",
                "",
                "",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                aside,
                sm3,
                null,
                files,
                removed);
    }
}
