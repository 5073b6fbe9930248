package zhicha.crawler.evidence.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.warc.WarcBlock;

/** Compares WARC records with what the manifests say of them. */
final class RecordCheck {
    private final VaultFolder folder;
    private final Consumer<Finding> findings;
    private final Tombstones tombstones;
    private final Set<String> recent;
    private final Map<String, Long> ends = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private long count;
    private long bytes;

    /** @param recent the days whose files a copy may have caught while they were being written */
    RecordCheck(VaultFolder folder, Consumer<Finding> findings, Tombstones tombstones, Set<String> recent) {
        this.folder = folder;
        this.findings = findings;
        this.tombstones = tombstones;
        this.recent = recent;
    }

    private boolean atEnd(String file) {
        return recent.contains(file.substring(0, Math.min(10, file.length())));
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Every file that a manifest names, whether it is there or not. */
    Set<String> files() {
        return ends.keySet();
    }

    /** @param tiled whether all manifests are looked at, so that records must follow one another without a gap */
    void check(String capture, Manifest manifest, boolean tiled) throws IOException {
        for (Manifest.Stored stored : manifest.records()) {
            count++;
            if (tiled) {
                tile(capture, stored);
            }
            Path file = folder.file(stored.file());
            if (!Files.exists(file)) {
                if (missing.add(stored.file())) {
                    find(
                            Kind.FILE_MISSING,
                            stored.file(),
                            0,
                            capture,
                            "this capture and perhaps others have their records in it",
                            atEnd(stored.file()));
                }
                continue;
            }
            long length = Files.size(file);
            if (stored.offset() + stored.length() > length || stored.length() > Integer.MAX_VALUE - 8) {
                find(
                        Kind.RECORD_MISSING,
                        stored.file(),
                        stored.offset(),
                        capture,
                        stored.type() + " of " + stored.uri() + " needs " + stored.length()
                                + " bytes, and the file ends at " + length,
                        atEnd(stored.file()));
                continue;
            }
            byte[] member = new byte[(int) stored.length()];
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(stored.offset());
                in.readFully(member);
            }
            bytes += member.length;
            compare(capture, manifest, stored, member);
        }
    }

    private void compare(String capture, Manifest manifest, Manifest.Stored stored, byte[] member) {
        String digest = Sha256.of(member);
        if (!digest.equals(stored.sha256())) {
            if (!tombstones.stands(capture, stored, digest)) {
                find(
                        Kind.RECORD_ALTERED,
                        stored.file(),
                        stored.offset(),
                        capture,
                        stored.type() + " of " + stored.uri() + " has sha256 " + digest + " instead of "
                                + stored.sha256(),
                        false);
            }
            return;
        }
        tombstones.there(stored);
        if (stored.sm3() != null && !stored.sm3().equals(Sm3.of(member))) {
            find(
                    Kind.SM3_MISMATCH,
                    stored.file(),
                    stored.offset(),
                    capture,
                    stored.type() + " of " + stored.uri() + " has not the sm3 " + stored.sm3() + " of the manifest",
                    false);
        }
        contents(capture, manifest, stored, member);
    }

    private void tile(String capture, Manifest.Stored stored) {
        long end = ends.getOrDefault(stored.file(), 0L);
        if (stored.offset() > end) {
            find(
                    Kind.UNACCOUNTED_BYTES,
                    stored.file(),
                    end,
                    null,
                    stored.offset() - end + " bytes before a record of " + capture,
                    false);
        } else if (stored.offset() < end) {
            find(
                    Kind.RECORD_INCONSISTENT,
                    stored.file(),
                    stored.offset(),
                    capture,
                    "it overlaps the record before, which ends at " + end,
                    false);
        }
        ends.put(stored.file(), Math.max(end, stored.offset() + stored.length()));
    }

    /** The record's own claims: its name, its address and its digests. */
    private void contents(String capture, Manifest manifest, Manifest.Stored stored, byte[] member) {
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(member))) {
            WarcRecord record = reader.next().orElse(null);
            byte[] block = WarcBlock.of(member, stored.block());
            String problem = record == null ? "it holds no WARC record" : problem(record, stored, block);
            Optional<String> payload = problem.isEmpty() ? payload(manifest, stored, block) : Optional.of(problem);
            payload.ifPresent(
                    what -> find(Kind.RECORD_INCONSISTENT, stored.file(), stored.offset(), capture, what, false));
        } catch (IOException | RuntimeException unreadable) {
            find(
                    Kind.RECORD_INCONSISTENT,
                    stored.file(),
                    stored.offset(),
                    capture,
                    "it cannot be read as WARC: " + unreadable.getMessage(),
                    false);
        }
    }

    private static String problem(WarcRecord record, Manifest.Stored stored, byte[] block) {
        if (!record.id().toString().equals(stored.id()) || !record.type().equals(stored.type())) {
            return "it is the " + record.type() + " " + record.id() + ", and the manifest says " + stored.type() + " "
                    + stored.id();
        }
        if (record instanceof WarcTargetRecord target && !target.target().equals(stored.uri())) {
            return "its address is " + target.target() + ", and the manifest says " + stored.uri();
        }
        boolean digest = record.blockDigest()
                .filter(said -> said.hex().equals(Sha256.of(block)))
                .isPresent();
        return digest ? "" : "its WARC-Block-Digest does not match its block";
    }

    private static Optional<String> payload(Manifest manifest, Manifest.Stored stored, byte[] block) {
        return Stream.concat(
                        manifest.exchanges().stream()
                                .filter(exchange -> exchange.response().equals(stored.id()))
                                .map(Manifest.SealedExchange::payload),
                        manifest.resources().stream()
                                .filter(resource -> resource.record().equals(stored.id()))
                                .map(Manifest.Resource::payload))
                .filter(said -> !same(said, block))
                .map(said -> "its payload does not have the sha256 " + said.sha256()
                        + (said.sm3() == null ? "" : " and the sm3 " + said.sm3()) + " of the manifest")
                .findFirst();
    }

    private static boolean same(Manifest.Digested said, byte[] block) {
        int from = Math.toIntExact(Math.max(0, block.length - said.length()));
        byte[] entity = Arrays.copyOfRange(block, from, block.length);
        return Sha256.of(entity).equals(said.sha256())
                && (said.sm3() == null || said.sm3().equals(Sm3.of(entity)));
    }

    /** Bytes after the last record, and files that lost their manifests. */
    void ends(boolean inUse, List<String> notes) throws IOException {
        for (Map.Entry<String, Long> end : ends.entrySet()) {
            Path file = folder.file(end.getKey());
            long length = Files.exists(file) ? Files.size(file) : 0;
            if (length > end.getValue() && inUse) {
                notes.add(end.getKey() + " ends in " + (length - end.getValue()) + " bytes that are being written");
            } else if (length > end.getValue()) {
                find(
                        Kind.UNACCOUNTED_BYTES,
                        end.getKey(),
                        end.getValue(),
                        null,
                        length - end.getValue() + " bytes after the last record",
                        atEnd(end.getKey()));
            }
        }
    }

    private void find(Kind kind, String file, long offset, @Nullable String capture, String detail, boolean atEnd) {
        findings.accept(new Finding(kind, file, offset, capture, detail, atEnd));
    }
}
