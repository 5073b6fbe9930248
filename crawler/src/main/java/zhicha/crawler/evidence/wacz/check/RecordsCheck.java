package zhicha.crawler.evidence.wacz.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.Warcinfo;
import tools.jackson.databind.JsonNode;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.warc.WarcBlock;

/** Holds the records of a package to the manifests that vouch for them, and its index to the records. */
final class RecordsCheck {
    private final PackageFile file;
    private final Findings findings;
    /** Where each record is said to lie, by its id. */
    private final Map<String, Lying> lying = new LinkedHashMap<>();

    private final Map<String, Path> archives;
    private final IndexCheck index;
    private long captures;
    private long records;
    private long bytes;
    private String last = "";

    /** @param archives copies of the files in {@code archive/}, by name */
    RecordsCheck(PackageFile file, Map<String, Path> archives, Findings findings) {
        this.file = file;
        this.archives = archives;
        this.findings = findings;
        this.index = new IndexCheck(file, findings);
    }

    private record Lying(String file, long offset, long length) {}

    VerificationReport run() throws IOException {
        Optional<byte[]> manifests = file.bytes(PackageFile.MANIFESTS);
        if (manifests.isEmpty()) {
            findings.note("the package holds no manifests of Zhicha; its records are held to their own digests alone");
            for (Map.Entry<String, Path> archive : archives.entrySet()) {
                foreign(archive.getKey(), archive.getValue());
            }
        } else {
            places();
            manifests(manifests.get());
            unaccounted();
            index.run();
        }
        return findings.report(captures, records, bytes, last);
    }

    private void places() throws IOException {
        if (file.stream(PackageFile.RECORDS).isEmpty()) {
            findings.add(Kind.FILE_MISSING, PackageFile.RECORDS, 0, null, "it tells where each record lies");
        }
        for (JsonNode line : index.lines(PackageFile.RECORDS)) {
            lying.put(
                    line.path("record").asString(""),
                    new Lying(
                            line.path("file").asString(""),
                            line.path("offset").asLong(-1),
                            line.path("length").asLong(-1)));
        }
    }

    private void manifests(byte[] text) throws IOException {
        Path copy = Files.createTempFile("zhicha-verify", ".txt");
        try {
            Files.write(copy, text);
            ManifestLine.each(copy, this::manifest);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void manifest(ManifestLine line) throws IOException {
        captures++;
        Manifest manifest = line.manifest().orElse(null);
        if (!line.holds() || manifest == null) {
            findings.add(
                    Kind.MANIFEST_ALTERED,
                    PackageFile.MANIFESTS,
                    line.offset(),
                    line.stated().orElse(null),
                    "its bytes have " + line.computed());
            return;
        }
        last = line.computed();
        for (Manifest.Stored stored : manifest.records()) {
            record(line.computed(), manifest, stored);
        }
    }

    private void record(String capture, Manifest manifest, Manifest.Stored stored) throws IOException {
        records++;
        String what = stored.type() + " of " + stored.uri();
        Lying place = lying.get(stored.id());
        Path archive = place == null ? null : archives.get(place.file());
        if (place == null || archive == null) {
            String where = place == null ? PackageFile.RECORDS : place.file();
            findings.add(Kind.RECORD_MISSING, where, 0, capture, what + " is not in the package");
            return;
        }
        if (place.offset() < 0
                || place.length() != stored.length()
                || stored.length() > Integer.MAX_VALUE - 8
                || place.offset() + place.length() > Files.size(archive)) {
            findings.add(
                    Kind.RECORD_MISSING,
                    place.file(),
                    Math.max(0, place.offset()),
                    capture,
                    what + " needs " + stored.length() + " bytes, and is said to lie at " + place.offset() + " with "
                            + place.length());
            return;
        }
        index.known(place.file(), place.offset(), manifest, stored);
        byte[] member = slice(archive, place.offset(), (int) stored.length());
        bytes += member.length;
        String digest = Sha256.of(member);
        if (!digest.equals(stored.sha256())) {
            findings.add(
                    Kind.RECORD_ALTERED,
                    place.file(),
                    place.offset(),
                    capture,
                    what + " has sha256 " + digest + " instead of " + stored.sha256());
            return;
        }
        String problem = problem(manifest, stored, member);
        if (!problem.isEmpty()) {
            findings.add(Kind.RECORD_INCONSISTENT, place.file(), place.offset(), capture, problem);
        }
    }

    private static byte[] slice(Path archive, long offset, int length) throws IOException {
        byte[] slice = new byte[length];
        try (RandomAccessFile in = new RandomAccessFile(archive.toFile(), "r")) {
            in.seek(offset);
            in.readFully(slice);
        }
        return slice;
    }

    /** What a record says of itself that its manifest does not; empty where they agree. */
    private static String problem(Manifest manifest, Manifest.Stored stored, byte[] member) {
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(member))) {
            WarcRecord record = reader.next().orElseThrow(() -> new IOException("there is no record"));
            if (!record.id().toString().equals(stored.id()) || !record.type().equals(stored.type())) {
                return "it is the " + record.type() + " " + record.id() + ", and the manifest says " + stored.type()
                        + " " + stored.id();
            }
            if (record instanceof WarcTargetRecord target && !target.target().equals(stored.uri())) {
                return "its address is " + target.target() + ", and the manifest says " + stored.uri();
            }
            byte[] block = WarcBlock.of(member, stored.block());
            Predicate<WarcDigest> same = said -> said.hex().equals(Sha256.of(block));
            if (record.blockDigest().filter(same).isEmpty()) {
                return "its WARC-Block-Digest does not match its block";
            }
            return payload(manifest, stored)
                    .filter(said -> !said.sha256()
                            .equals(Sha256.of(Arrays.copyOfRange(
                                    block, (int) Math.max(0, block.length - said.length()), block.length))))
                    .map(said -> "its payload does not have the sha256 " + said.sha256() + " of the manifest")
                    .orElse("");
        } catch (IOException | RuntimeException unreadable) {
            return "it cannot be read as WARC: " + unreadable.getMessage();
        }
    }

    private static Optional<Manifest.Digested> payload(Manifest manifest, Manifest.Stored stored) {
        Optional<Manifest.Digested> answer = manifest.exchanges().stream()
                .filter(exchange -> exchange.response().equals(stored.id()))
                .map(Manifest.SealedExchange::payload)
                .findFirst();
        return answer.isPresent() || !stored.type().equals("resource")
                ? answer.filter(said -> !stored.type().equals("revisit"))
                : manifest.resources().stream()
                        .filter(resource -> resource.record().equals(stored.id()))
                        .map(Manifest.Resource::payload)
                        .findFirst();
    }

    /** Bytes of the archive that no record of a manifest covers, but for the record each file begins with. */
    private void unaccounted() throws IOException {
        for (Map.Entry<String, Path> archive : archives.entrySet()) {
            String name = archive.getKey();
            TreeMap<Long, Long> taken = new TreeMap<>();
            lying.values().stream()
                    .filter(place -> place.file().equals(name))
                    .forEach(place -> taken.merge(place.offset(), place.length(), Math::max));
            long end = taken.isEmpty() ? 0 : Math.max(0, taken.firstKey());
            if (!info(archive.getValue(), end)) {
                findings.add(Kind.UNACCOUNTED_BYTES, name, 0, null, end + " bytes before the first record");
            }
            for (Map.Entry<Long, Long> place : taken.entrySet()) {
                if (place.getKey() > end) {
                    findings.add(Kind.UNACCOUNTED_BYTES, name, end, null, place.getKey() - end + " bytes");
                }
                end = Math.max(end, place.getKey() + place.getValue());
            }
            if (Files.size(archive.getValue()) > end) {
                findings.add(
                        Kind.UNACCOUNTED_BYTES,
                        name,
                        end,
                        null,
                        Files.size(archive.getValue()) - end + " bytes after the last record");
            }
        }
    }

    private static boolean info(Path archive, long length) throws IOException {
        if (length == 0 || length > 1 << 20 || length > Files.size(archive)) {
            return false;
        }
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(slice(archive, 0, (int) length)))) {
            return reader.next().filter(Warcinfo.class::isInstance).isPresent()
                    && reader.next().isEmpty();
        } catch (IOException | RuntimeException noWarc) {
            return false;
        }
    }

    /** Records of another program's package: what they say of themselves. */
    private void foreign(String name, Path archive) throws IOException {
        long position = 0;
        try (WarcReader reader = new WarcReader(archive)) {
            reader.calculateBlockDigest();
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                position = reader.position();
                WarcRecord record = next.get();
                records++;
                record.body().consume();
                Optional<WarcDigest> said = record.blockDigest();
                Optional<WarcDigest> real = record.calculatedBlockDigest();
                if (said.isPresent() && real.isPresent() && !said.get().equals(real.get())) {
                    findings.add(
                            Kind.RECORD_INCONSISTENT,
                            name,
                            position,
                            null,
                            record.type() + " " + record.id() + ": its WARC-Block-Digest does not match its block");
                }
            }
            bytes += Files.size(archive);
        } catch (IOException | RuntimeException unreadable) {
            findings.add(
                    Kind.RECORD_INCONSISTENT,
                    name,
                    position,
                    null,
                    "after this byte it cannot be read as WARC: " + unreadable.getMessage());
        }
    }
}
