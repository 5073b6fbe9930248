package zhicha.crawler.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.StandIn;
import zhicha.rules.subject.CaptureId;

/**
 * Takes records away under a policy, never silently: a tombstone that names each of them is sealed in the chain first, then
 * their bytes are replaced by stand-ins of the same length, file by file and each file whole or not at all. A kill at any
 * point leaves a vault that verifies, and the next pass goes on where this one stopped. What one pass finished, the next of
 * the same object does not look at again. Not thread-safe.
 */
public final class Retention {
    /** Of one tombstone, so that its manifest stays of a size that readers take. */
    private static final int MOST = 2_000;

    private final Vault vault;
    /** Tombstones of which nothing is left to do. */
    private final Set<CaptureId> finished = new HashSet<>();

    public Retention(Vault vault) {
        this.vault = vault;
    }

    /**
     * What a pass came to.
     *
     * @param removed records whose bytes are gone
     * @param kept records in whose place no stand-in fits, which were left alone
     * @param problems files in which something else lies than the chain says, in words; they were left alone
     */
    public record Outcome(long removed, long kept, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /** Takes away what a plan names, and what an earlier pass could not finish. */
    public Outcome remove(RetentionPlan plan) throws IOException {
        List<RetentionPlan.Candidate> fitting = new ArrayList<>();
        long[] kept = {0};
        plan.each(one -> {
            // whether one fits does not depend on the day
            if (StandIn.of(one.record(), one.capture().value(), "2000-01-01", plan.policy())
                    .isEmpty()) {
                kept[0]++;
            } else if (fitting.add(one) && fitting.size() == MOST) {
                bury(fitting, plan.policy());
            }
        });
        if (!fitting.isEmpty()) {
            bury(fitting, plan.policy());
        }
        List<String> problems = new ArrayList<>();
        return new Outcome(cut(problems), kept[0], problems);
    }

    /** Seals a tombstone for these, and forgets them. */
    private void bury(List<RetentionPlan.Candidate> some, String policy) throws IOException {
        vault.append(link -> link.tombstone(policy, stones(some, policy, day(link))));
        some.clear();
    }

    private static String day(Link link) {
        return Draft.moment(link.now()).beijing().substring(0, 10);
    }

    private static List<Manifest.Removed> stones(List<RetentionPlan.Candidate> candidates, String policy, String day) {
        List<Manifest.Removed> removed = new ArrayList<>();
        for (RetentionPlan.Candidate one : candidates) {
            Manifest.Stored record = one.record();
            removed.add(new Manifest.Removed(
                    one.capture().value(),
                    record.id(),
                    record.uri(),
                    record.file(),
                    record.offset(),
                    record.length(),
                    record.sha256(),
                    record.sm3(),
                    Sha256.of(standIn(record, one.capture().value(), day, policy))));
        }
        return removed;
    }

    static byte[] standIn(Manifest.Stored record, String capture, String day, String policy) {
        try {
            return StandIn.of(record, capture, day, policy)
                    .orElseThrow(() -> new IllegalStateException("nothing fits into the place of " + record.id()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Replaces the bytes of everything that has a tombstone and still lies there, one file after the other. */
    private long cut(List<String> problems) throws IOException {
        Map<String, List<CaptureId>> files = new TreeMap<>();
        List<CaptureId> open = vault.reader().index().tombstones().stream()
                .filter(id -> !finished.contains(id))
                .toList();
        for (CaptureId id : open) {
            for (String file : unfinished(id)) {
                files.computeIfAbsent(file, fresh -> new ArrayList<>()).add(id);
            }
        }
        long gone = 0;
        Set<CaptureId> wanting = new HashSet<>();
        for (Map.Entry<String, List<CaptureId>> file : files.entrySet()) {
            int before = problems.size();
            gone += new RemovalFile(vault.folder(), file.getKey()).cut(cuts(file.getKey(), file.getValue()), problems);
            if (problems.size() > before) {
                wanting.addAll(file.getValue());
            }
        }
        open.stream().filter(id -> !wanting.contains(id)).forEach(finished::add);
        return gone;
    }

    /**
     * Files in which records of a tombstone still lie. A file is put in place whole, with the stand-ins of all its records,
     * so one of them tells for all.
     */
    private Set<String> unfinished(CaptureId tombstone) throws IOException {
        Map<String, Manifest.Removed> samples = new LinkedHashMap<>();
        for (Manifest.Removed removed : removed(tombstone)) {
            samples.putIfAbsent(removed.file(), removed);
        }
        Set<String> files = new TreeSet<>();
        for (Manifest.Removed sample : samples.values()) {
            if (!new RemovalFile(vault.folder(), sample.file()).stands(sample)) {
                files.add(sample.file());
            }
        }
        return files;
    }

    private List<Manifest.Removed> removed(CaptureId tombstone) throws IOException {
        return vault.find(tombstone).map(found -> found.manifest().removed()).orElse(List.of());
    }

    /** What is to go out of one file, in the order of the file. */
    private List<RemovalFile.Cut> cuts(String file, List<CaptureId> tombstones) throws IOException {
        List<RemovalFile.Cut> cuts = new ArrayList<>();
        for (CaptureId id : tombstones) {
            Manifest tombstone = vault.find(id).orElseThrow().manifest();
            String day = tombstone.sealed().beijing().substring(0, 10);
            String policy = tombstone.outcome().detail() == null
                    ? ""
                    : tombstone.outcome().detail();
            for (Manifest.Removed removed : tombstone.removed()) {
                if (removed.file().equals(file)) {
                    cuts.add(new RemovalFile.Cut(removed, day, policy));
                }
            }
        }
        cuts.sort(Comparator.comparingLong(cut -> cut.removed().offset()));
        return cuts;
    }
}
