package zhicha.crawler.evidence.wacz.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;
import tools.jackson.databind.JsonNode;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.warc.WarcBlock;

/**
 * Holds the records of a package to the manifests that vouch for them: each is there and is what its manifest says, and an
 * archive holds nothing that no manifest names. Records are read where they lie; the memory needed grows with the manifests
 * and not with the records.
 */
final class RecordsCheck {
    private final PackageFile file;
    private final Findings findings;
    private final IndexCheck index;
    private final Map<String, String> days = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    /** Where each record that a manifest names is said to lie, by its id. */
    private final Map<String, Lying> lying = new HashMap<>();

    private final Map<String, Archive> archives = new TreeMap<>();
    private long captures;
    private long records;
    private long bytes;
    private String last = "";

    /** @param archives those that can be read */
    RecordsCheck(PackageFile file, Iterable<Archive> archives, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.index = new IndexCheck(file, findings);
        archives.forEach(archive -> this.archives.put(archive.name(), archive));
    }

    private record Lying(String file, long offset, long length) {}

    VerificationReport run() throws IOException {
        manifests(this::names);
        places();
        manifests(this::manifest);
        for (Archive archive : archives.values()) {
            archive.unaccounted(findings);
        }
        index.run();
        new ProofsCheck(file, findings).run(days);
        // last: what the package says of itself must not stand before what was found
        new LackingNotes(file, findings).run();
        return findings.report(captures, records, bytes, last);
    }

    private void manifests(ManifestLine.Visitor visitor) throws IOException {
        Optional<InputStream> stream = file.stream(PackageFile.MANIFESTS);
        if (stream.isPresent()) {
            try (InputStream in = stream.get()) {
                ManifestLine.each(in, visitor);
            }
        }
    }

    private void names(ManifestLine line) {
        if (line.holds()) {
            line.manifest().ifPresent(manifest -> manifest.records().forEach(record -> named.add(record.id())));
        }
    }

    /** What no manifest names is not looked at further; its bytes stay unaccounted for. */
    private void places() throws IOException {
        if (!file.has(PackageFile.RECORDS)) {
            findings.add(Kind.FILE_MISSING, PackageFile.RECORDS, 0, null, "it tells where each record lies");
        }
        index.each(PackageFile.RECORDS, (number, before, line) -> {
            String record = line.path("record").asString("");
            if (!named.contains(record)) {
                findings.add(
                        Kind.RECORD_INCONSISTENT,
                        PackageFile.RECORDS,
                        0,
                        null,
                        "line " + number + " gives a place to record " + record + ", which no manifest names");
            } else if (lying.putIfAbsent(record, place(line)) != null) {
                findings.add(
                        Kind.RECORD_INCONSISTENT,
                        PackageFile.RECORDS,
                        0,
                        null,
                        "line " + number + " gives another place to record " + record);
            }
        });
    }

    private static Lying place(JsonNode line) {
        return new Lying(
                line.path("file").asString(""),
                line.path("offset").asLong(-1),
                line.path("length").asLong(-1));
    }

    private void manifest(ManifestLine line) throws IOException {
        captures++;
        Manifest manifest = line.manifest().orElse(null);
        if (!line.holds() || manifest == null) {
            altered(line, "its bytes have " + line.computed());
            return;
        }
        last = line.computed();
        try {
            days.put(line.computed(), day(manifest));
            index.page(line.computed(), manifest);
            for (Manifest.Stored stored : manifest.records()) {
                record(line.computed(), manifest, stored);
            }
        } catch (RuntimeException hostile) {
            altered(line, "it is no manifest that this program writes: " + hostile);
        }
    }

    private void altered(ManifestLine line, String why) {
        findings.add(
                Kind.MANIFEST_ALTERED,
                PackageFile.MANIFESTS,
                line.offset(),
                line.stated().orElse(null),
                why);
    }

    /** The day in whose file the records of a manifest were sealed; empty where it has none. */
    private static String day(Manifest manifest) {
        return manifest.records().isEmpty()
                ? ""
                : manifest.records().getFirst().file().replaceFirst("/.*", "");
    }

    private void record(String capture, Manifest manifest, Manifest.Stored stored) throws IOException {
        records++;
        String what = stored.type() + " of " + stored.uri();
        Lying place = lying.get(stored.id());
        Archive archive = place == null ? null : archives.get(place.file());
        if (place == null || archive == null) {
            String where = place == null ? PackageFile.RECORDS : place.file();
            findings.add(Kind.RECORD_MISSING, where, 0, capture, what + " is not in the package");
            return;
        }
        if (place.length() != stored.length() || !archive.holds(place.offset(), place.length())) {
            findings.add(
                    Kind.RECORD_MISSING,
                    place.file(),
                    Math.max(0, place.offset()),
                    capture,
                    what + " needs " + stored.length() + " bytes, and is said to lie at " + place.offset() + " with "
                            + place.length());
            return;
        }
        if (!archive.take(place.offset(), place.length())) {
            findings.add(
                    Kind.RECORD_INCONSISTENT,
                    place.file(),
                    place.offset(),
                    capture,
                    what + " is said to lie where another record lies");
            return;
        }
        index.known(place.file(), place.offset(), manifest, stored);
        bytes += place.length();
        String digest;
        try (InputStream in = archive.span(place.offset(), place.length())) {
            digest = Sha256.of(in);
        }
        if (!digest.equals(stored.sha256())) {
            findings.add(
                    Kind.RECORD_ALTERED,
                    place.file(),
                    place.offset(),
                    capture,
                    what + " has sha256 " + digest + " instead of " + stored.sha256());
            return;
        }
        String problem = problem(manifest, stored, archive, place);
        if (!problem.isEmpty()) {
            findings.add(Kind.RECORD_INCONSISTENT, place.file(), place.offset(), capture, problem);
        }
    }

    /** What a record says of itself that its manifest does not; empty where they agree. */
    private static String problem(Manifest manifest, Manifest.Stored stored, Archive archive, Lying place) {
        Optional<Manifest.Digested> payload = payload(manifest, stored);
        long end = payload.map(Manifest.Digested::length).orElse(0L);
        if (stored.block() < 0 || end < 0 || end > stored.block()) {
            return "its manifest gives its block " + stored.block() + " bytes and its payload " + end;
        }
        if (!archive.mayUnpack(stored.block())) {
            return "its block would be unpacked to " + stored.block()
                    + " bytes, which is more than the check takes of a package of this size";
        }
        try (InputStream in = archive.span(place.offset(), place.length())) {
            WarcBlock.Digests found = WarcBlock.digests(in, stored.block(), end);
            try (WarcReader reader = new WarcReader(new ByteArrayInputStream(found.head()))) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("there is no record"));
                if (!record.id().toString().equals(stored.id())
                        || !record.type().equals(stored.type())) {
                    return "it is the " + record.type() + " " + record.id() + ", and the manifest says " + stored.type()
                            + " " + stored.id();
                }
                if (record instanceof WarcTargetRecord target
                        && !target.target().equals(stored.uri())) {
                    return "its address is " + target.target() + ", and the manifest says " + stored.uri();
                }
                if (record.blockDigest()
                        .filter(said -> said.hex().equals(found.block()))
                        .isEmpty()) {
                    return "its WARC-Block-Digest does not match its block";
                }
            }
            return payload.filter(said -> !said.sha256().equals(found.end()))
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
}
