package zhicha.crawler.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.StandIn;
import zhicha.rules.subject.CaptureId;

/**
 * Takes records away under a policy, never silently: a tombstone that names each of them is sealed in the chain first, then
 * their bytes are replaced by stand-ins of the same length, file by file and each file whole or not at all. A kill at any
 * point leaves a vault that verifies, and the next pass goes on where this one stopped.
 */
public final class Retention {
    /** Of one tombstone, so that its manifest stays of a size that readers take. */
    private static final int MOST = 2_000;
    /** Bytes of a block of the usual file systems. */
    private static final int BLOCK = 4_096;

    private final Vault vault;

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
        long kept = 0;
        List<RetentionPlan.Candidate> all = plan.candidates();
        for (int from = 0; from < all.size(); from += MOST) {
            List<RetentionPlan.Candidate> some = all.subList(from, Math.min(all.size(), from + MOST));
            List<RetentionPlan.Candidate> fitting = new ArrayList<>();
            for (RetentionPlan.Candidate one : some) {
                // whether one fits does not depend on the day
                if (StandIn.of(one.record(), one.capture().value(), "2000-01-01", plan.policy())
                        .isPresent()) {
                    fitting.add(one);
                } else {
                    kept++;
                }
            }
            if (!fitting.isEmpty()) {
                vault.append(link -> link.tombstone(plan.policy(), stones(fitting, plan.policy(), day(link))));
            }
        }
        List<String> problems = new ArrayList<>();
        return new Outcome(cut(problems), kept, problems);
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

    private static byte[] standIn(Manifest.Stored record, String capture, String day, String policy) {
        try {
            return StandIn.of(record, capture, day, policy)
                    .orElseThrow(() -> new IllegalStateException("nothing fits into the place of " + record.id()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private record Cut(Manifest.Removed removed, byte[] standIn) {}

    /** Replaces the bytes of everything that has a tombstone and still lies there. */
    private long cut(List<String> problems) throws IOException {
        Map<String, List<Cut>> files = new TreeMap<>();
        for (CaptureId id : vault.reader().index().tombstones()) {
            Optional<Capture> found = vault.find(id);
            if (found.isEmpty()) {
                continue;
            }
            Manifest tombstone = found.get().manifest();
            String day = tombstone.sealed().beijing().substring(0, 10);
            String policy = tombstone.outcome().detail() == null
                    ? ""
                    : tombstone.outcome().detail();
            for (Manifest.Removed removed : tombstone.removed()) {
                if (there(removed, problems)) {
                    Manifest.Stored record = new Manifest.Stored(
                            removed.record(),
                            "",
                            removed.uri(),
                            removed.file(),
                            removed.offset(),
                            removed.length(),
                            removed.sha256(),
                            0,
                            removed.sm3());
                    byte[] standIn = standIn(record, removed.capture(), day, policy);
                    if (Sha256.of(standIn).equals(removed.standIn())) {
                        files.computeIfAbsent(removed.file(), fresh -> new ArrayList<>())
                                .add(new Cut(removed, standIn));
                    } else {
                        problems.add(removed.file() + " at byte " + removed.offset()
                                + ": this version makes another stand-in than tombstone " + id + " names");
                    }
                }
            }
        }
        long gone = 0;
        for (Map.Entry<String, List<Cut>> file : files.entrySet()) {
            rewrite(vault.folder().file(file.getKey()), file.getValue());
            gone += file.getValue().size();
        }
        return gone;
    }

    /** Whether a record still lies where it was. */
    private boolean there(Manifest.Removed removed, List<String> problems) throws IOException {
        Path file = vault.folder().file(removed.file());
        byte[] member = new byte[Math.toIntExact(removed.length())];
        if (!Files.exists(file) || Files.size(file) < removed.offset() + removed.length()) {
            problems.add(removed.file() + " is missing or ends before byte " + (removed.offset() + removed.length()));
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(removed.offset());
            in.readFully(member);
        }
        String digest = Sha256.of(member);
        if (!digest.equals(removed.sha256()) && !digest.equals(removed.standIn())) {
            problems.add(removed.file() + " at byte " + removed.offset()
                    + ": neither the record nor its stand-in; run evidence verify");
        }
        return digest.equals(removed.sha256());
    }

    /** A new file beside the old one, put in its place when it is whole. Zeros in it need no room on the disk. */
    private static void rewrite(Path file, List<Cut> cuts) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
        List<Cut> order = cuts.stream()
                .sorted(Comparator.comparingLong(cut -> cut.removed().offset()))
                .toList();
        Files.deleteIfExists(fresh);
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
                RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
            long at = 0;
            for (Cut cut : order) {
                copy(in, out, at, cut.removed().offset());
                at = cut.removed().offset() + cut.removed().length();
                sparse(out, cut.removed().offset(), cut.standIn());
            }
            copy(in, out, at, in.length());
            out.setLength(in.length());
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        VaultFolder.syncFolder(file.resolveSibling("."));
    }

    private static void copy(RandomAccessFile in, RandomAccessFile out, long from, long to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        in.seek(from);
        out.seek(from);
        for (long left = to - from; left > 0; ) {
            int part = (int) Math.min(left, buffer.length);
            in.readFully(buffer, 0, part);
            out.write(buffer, 0, part);
            left -= part;
        }
    }

    /** Passes over whole blocks of zeros. */
    private static void sparse(RandomAccessFile out, long offset, byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int to = (int) Math.min(bytes.length, (offset + from) / BLOCK * BLOCK + BLOCK - offset);
            boolean zeros = to - from == BLOCK;
            for (int i = from; zeros && i < to; i++) {
                zeros = bytes[i] == 0;
            }
            if (!zeros) {
                out.seek(offset + from);
                out.write(bytes, from, to - from);
            }
            from = to;
        }
    }
}
