package zhicha.crawler.evidence;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.rules.subject.CaptureId;

/**
 * What a policy of retention would take away, without taking it. Manifests, requests and the vault's own housekeeping are
 * never among it: that something was seen, and when, stays known.
 *
 * @param policy in words, as a tombstone will have it
 * @param captures how many captures are concerned
 */
public record RetentionPlan(String policy, List<Candidate> candidates, long captures) {
    /** What shops sent, and what was made of it. */
    private static final Set<String> PAYLOADS = Set.of("response", "resource");

    public RetentionPlan {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param address of the capture
     * @param sealed RFC 3339, Beijing time
     */
    public record Candidate(CaptureId capture, String address, String sealed, Manifest.Stored record) {}

    /** Bytes that the records take now. */
    public long bytes() {
        return candidates.stream().mapToLong(one -> one.record().length()).sum();
    }

    /**
     * Payloads of captures on days that have a root and are older than so many days, and that nobody refers to.
     *
     * @param days at least 1
     * @param referred captures that are kept, with those they belong to and those that belong to them
     */
    public static RetentionPlan of(VaultReader vault, int days, Set<CaptureId> referred, Instant now)
            throws IOException {
        if (days < 1) {
            throw new IllegalArgumentException("a policy of " + days + " days would take away what is being sealed");
        }
        VaultFolder folder = vault.folder();
        VaultIndex index = vault.index();
        String before = OffsetDateTime.ofInstant(now, Draft.BEIJING)
                .toLocalDate()
                .minusDays(days)
                .toString();
        List<Candidate> candidates = new ArrayList<>();
        Set<CaptureId> captures = new HashSet<>();
        for (String day : folder.days()) {
            if (day.compareTo(before) >= 0 || !folder.closed(day)) {
                continue;
            }
            ManifestLine.each(folder.manifests(day), line -> {
                Manifest manifest = line.holds() ? line.manifest().orElse(null) : null;
                if (manifest == null || !manifest.seen() || kept(line.id(), manifest, index, referred)) {
                    return;
                }
                for (Manifest.Stored record : manifest.records()) {
                    if (PAYLOADS.contains(record.type()) && index.removed(record.id()) == null) {
                        captures.add(line.id());
                        candidates.add(new Candidate(
                                line.id(), manifest.address(), manifest.sealed().beijing(), record));
                    }
                }
            });
        }
        return new RetentionPlan(
                "older than " + days + " days and no flag, decision or lead refers to it", candidates, captures.size());
    }

    private static boolean kept(CaptureId id, Manifest manifest, VaultIndex index, Set<CaptureId> referred) {
        boolean ofKept = manifest.partOf() != null && referred.contains(new CaptureId(manifest.partOf()));
        return ofKept || referred.contains(id) || index.partsOf(id).stream().anyMatch(referred::contains);
    }
}
