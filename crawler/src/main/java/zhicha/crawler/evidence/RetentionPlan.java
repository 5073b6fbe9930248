package zhicha.crawler.evidence;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultIndex;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.rules.subject.CaptureId;

/**
 * What a policy of retention would take away, without taking it. Manifests, requests and the vault's own housekeeping are
 * never among it: that something was seen, and when, stays known. It is read from the vault anew each time it is gone
 * through, one manifest after the other, so that it may name any number of records.
 */
public final class RetentionPlan {
    /** What shops sent, and what was made of it. */
    private static final Set<String> PAYLOADS = Set.of("response", "resource");

    private final VaultReader vault;
    private final int days;
    private final String before;
    private final Set<CaptureId> referred;

    private RetentionPlan(VaultReader vault, int days, String before, Set<CaptureId> referred) {
        this.vault = vault;
        this.days = days;
        this.before = before;
        this.referred = Set.copyOf(referred);
    }

    /**
     * @param address of the capture
     * @param sealed RFC 3339, Beijing time
     */
    public record Candidate(CaptureId capture, String address, String sealed, Manifest.Stored record) {}

    /** Told of each. */
    @FunctionalInterface
    public interface Visitor {
        void candidate(Candidate candidate) throws IOException;
    }

    /**
     * How much it comes to.
     *
     * @param captures that are concerned
     * @param bytes that the records take now
     */
    public record Extent(long captures, long records, long bytes) {}

    /**
     * Payloads of captures on days that have a root and are older than so many days, and that nobody refers to.
     *
     * @param days at least 1
     * @param referred captures that are kept, with those they belong to and those that belong to them
     */
    public static RetentionPlan of(VaultReader vault, int days, Set<CaptureId> referred, Instant now) {
        if (days < 1) {
            throw new IllegalArgumentException("a policy of " + days + " days would take away what is being sealed");
        }
        String before = OffsetDateTime.ofInstant(now, Draft.BEIJING)
                .toLocalDate()
                .minusDays(days)
                .toString();
        return new RetentionPlan(vault, days, before, referred);
    }

    /** In words, as a tombstone will have it. */
    public String policy() {
        return "older than " + days + " days and no flag, decision or lead refers to it";
    }

    /**
     * Goes through all of it, in the order of sealing. What is taken away meanwhile is of days that are over, so that it does
     * not come again.
     */
    public Extent each(Visitor visitor) throws IOException {
        VaultFolder folder = vault.folder();
        VaultIndex index = vault.index();
        long[] captures = {0};
        long[] records = {0};
        long[] bytes = {0};
        for (String day : folder.days()) {
            if (day.compareTo(before) >= 0 || !folder.closed(day)) {
                continue;
            }
            ManifestLine.each(folder.manifests(day), line -> {
                Manifest manifest = line.holds() ? line.manifest().orElse(null) : null;
                if (manifest == null || !manifest.seen() || kept(line.id(), manifest, index)) {
                    return;
                }
                long known = records[0];
                for (Manifest.Stored record : manifest.records()) {
                    if (PAYLOADS.contains(record.type()) && index.removed(record.id()) == null) {
                        records[0]++;
                        bytes[0] += record.length();
                        visitor.candidate(new Candidate(
                                line.id(), manifest.address(), manifest.sealed().beijing(), record));
                    }
                }
                captures[0] += records[0] > known ? 1 : 0;
            });
        }
        return new Extent(captures[0], records[0], bytes[0]);
    }

    private boolean kept(CaptureId id, Manifest manifest, VaultIndex index) {
        boolean ofKept = manifest.partOf() != null && referred.contains(new CaptureId(manifest.partOf()));
        return ofKept || referred.contains(id) || index.partsOf(id).stream().anyMatch(referred::contains);
    }
}
