package zhicha.crawler.evidence.wacz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import zhicha.crawler.evidence.Samples;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding;
import zhicha.crawler.evidence.verify.Finding.Kind;
import zhicha.crawler.evidence.verify.VerificationReport;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.rules.subject.CaptureId;

/** A package is made of a vault's captures, read by others, and whatever is changed in it is found. */
class WaczTest {
    private static final Instant MADE = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    private Path folder;

    private Path vault;
    private Path file;
    private final List<CaptureId> captures = new ArrayList<>();

    @BeforeEach
    void seal() throws IOException {
        vault = folder.resolve("vault");
        file = folder.resolve("out").resolve("ZC-1.wacz");
        try (Vault open = Vault.open(vault, Clock.systemUTC())) {
            Capture page = open.seal(
                    List.of(
                            Samples.redirect("https://shop.example/i/1?utm=x", "https://shop.example/i/1"),
                            Samples.page(
                                    "https://shop.example/i/1",
                                    "<title> 星芽熊 积木 &amp; more </title><h1>x</h1><img src=/1.jpg>")),
                    Samples.CONTEXT);
            open.seal(List.of(Samples.page("https://shop.example/i/2", "<title>另一件</title>")), Samples.CONTEXT);
            Capture picture =
                    open.seal(List.of(Samples.picture("https://shop.example/1.jpg", 40_000, 7)), Samples.CONTEXT);
            Rendition screenshot = new Rendition(
                    URI.create("https://shop.example/i/1"),
                    "screenshot",
                    "image/png",
                    new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                    Samples.START);
            Capture shown = open.seal(
                    new FetchOutcome.Fetched(
                            URI.create("https://shop.example/i/1"),
                            List.of(Samples.page("https://shop.example/i/1", "<title>later</title>"))),
                    List.of(Samples.picture("https://shop.example/1.jpg", 30, 8)),
                    List.of(screenshot),
                    Samples.CONTEXT.partOf(page.id()));
            captures.addAll(List.of(shown.id(), picture.id(), page.id()));
        }
    }

    private PackageContents contents(CaptureId... more) {
        List<CaptureId> all = new ArrayList<>(captures);
        all.addAll(List.of(more));
        return new PackageContents(
                "ZC-1",
                "线索 ZC-1",
                "本件为线索",
                MADE,
                "Zhicha/0.1",
                all,
                List.of(captures.get(2)),
                Map.of("lead.json", "{\"number\":\"ZC-1\"}\n".getBytes(StandardCharsets.UTF_8)));
    }

    private PackageReport write(CaptureId... more) throws IOException {
        PackageKey key = PackageKey.in(PackageKey.below(folder));
        return new WaczWriter(VaultReader.open(vault), vault, key).write(file, contents(more));
    }

    @Test
    void aPackageHoldsTheVaultsOwnRecordsAndVerifies() throws Exception {
        PackageReport report = write();
        assertEquals(
                List.of(captures.get(2), captures.get(1), captures.get(0)), report.packed(), "as they were sealed");
        assertEquals(List.of(), report.lacking());
        VerificationReport checked = WaczVerifier.verify(file);
        assertEquals(List.of(), checked.findings());
        assertEquals(3, checked.captures());
        assertTrue(checked.notes()
                .toString()
                .contains(PackageKey.in(PackageKey.below(folder)).fingerprint()));

        Map<String, byte[]> inside = unzip(file);
        assertEquals(
                List.of(
                        "archive/ZC-1.warc.gz",
                        "indexes/index.cdx",
                        "pages/pages.jsonl",
                        "zhicha/README.txt",
                        "zhicha/manifests.txt",
                        "zhicha/lead.json",
                        "zhicha/records.jsonl",
                        "datapackage.json",
                        "datapackage-digest.json"),
                List.copyOf(inside.keySet()));
        String pages = text(inside, "pages/pages.jsonl");
        assertTrue(pages.contains("\"url\":\"https://shop.example/i/1\""), pages);
        assertTrue(pages.contains("\"title\":\"星芽熊 积木 & more\""), pages);
        assertTrue(pages.contains("\"ts\":\"2026-11-22T00:00:00Z\""), pages);
        String index = text(inside, "indexes/index.cdx");
        assertTrue(index.contains("example,shop)/i/1 20261122000000 {\"url\":\"https://shop.example/i/1\""), index);
        assertTrue(index.contains("\"urn:fullPage:https://shop.example/i/1\""), "the picture has a name of its own");
        assertTrue(index.contains("\"status\":302"), index);
        assertTrue(text(inside, "datapackage.json").contains("\"wacz_version\" : \"1.1.1\""));
    }

    @Test
    void anotherReaderTakesTheRecords() throws Exception {
        write();
        List<String> types = new ArrayList<>();
        try (WarcReader reader =
                new WarcReader(new ByteArrayInputStream(unzip(file).get("archive/ZC-1.warc.gz")))) {
            reader.calculateBlockDigest();
            for (WarcRecord record : reader) {
                types.add(record.type());
                record.body().consume();
                assertEquals(record.blockDigest(), record.calculatedBlockDigest());
            }
        }
        assertEquals("warcinfo", types.getFirst());
        assertEquals(5, types.stream().filter("response"::equals).count());
        assertEquals(5, types.stream().filter("request"::equals).count());
        assertEquals(1, types.stream().filter("resource"::equals).count());
    }

    @Test
    void aSecondExportLeavesAWholePackageAndWritesADamagedOneAnew() throws Exception {
        write();
        byte[] first = Files.readAllBytes(file);
        assertTrue(write().kept());
        assertArrayEquals(first, Files.readAllBytes(file));
        byte[] torn = first.clone();
        torn[first.length / 3] ^= 4;
        Files.write(file, torn);
        assertFalse(write().kept());
        assertTrue(WaczVerifier.verify(file).holds());
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList(), "nothing half-written stays behind");
        }
    }

    @Test
    void aMissingAndAChangedCaptureAreNamedAndTheRestIsPacked() throws Exception {
        Path warc;
        try (Stream<Path> files = Files.walk(vault)) {
            warc = files.filter(path -> path.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        VaultReader reader = VaultReader.open(vault);
        var stored =
                reader.find(captures.get(1)).orElseThrow().manifest().records().getLast();
        byte[] bytes = Files.readAllBytes(warc);
        bytes[(int) (stored.offset() + stored.length() / 2)] ^= 1;
        Files.write(warc, bytes);
        CaptureId nowhere = new CaptureId("sha256:" + "0".repeat(64));

        PackageReport report = write(nowhere);
        assertEquals(List.of(captures.get(2), captures.get(0)), report.packed());
        assertEquals(
                List.of(nowhere, captures.get(1)),
                report.lacking().stream().map(PackageReport.Lack::capture).toList());
        assertTrue(
                report.lacking().get(1).why().contains("was changed"),
                report.lacking().toString());
        assertTrue(WaczVerifier.verify(file).holds(), "what is in it holds");
        assertTrue(text(unzip(file), "datapackage.json").contains(nowhere.value()), "and it says what it lacks");

        Files.delete(warc);
        Files.delete(file);
        WaczWriter.NothingToPack none = assertThrows(WaczWriter.NothingToPack.class, this::write);
        assertEquals(3, none.lacking().size());
        assertFalse(Files.exists(file));
    }

    @Test
    void ofMuchThatIsLackingTheFirstHundredAreNamedLastAndTheRestIsCounted() throws Exception {
        write(IntStream.rangeClosed(1, 130)
                .mapToObj(number -> new CaptureId("sha256:" + String.format("%064x", number)))
                .toArray(CaptureId[]::new));
        List<String> notes = WaczVerifier.verify(file).notes();
        List<String> lacking =
                notes.stream().filter(note -> note.startsWith("本件自述")).toList();
        assertEquals(101, lacking.size());
        assertTrue(lacking.getLast().contains("lacks 30 more, 30 of them not under a policy"), lacking.getLast());
        assertEquals(lacking, notes.subList(notes.size() - 101, notes.size()), "behind all that was found");
    }

    @Test
    void everyFlippedBitIsFoundAndNamed() throws Exception {
        write();
        byte[] whole = Files.readAllBytes(file);
        Map<String, int[]> places = places(whole);
        Random random = new Random(20261123);
        for (Map.Entry<String, int[]> place : places.entrySet()) {
            for (int i = 0; i < 6; i++) {
                byte[] bad = whole.clone();
                int at = place.getValue()[0] + random.nextInt(place.getValue()[1]);
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                VerificationReport report = WaczVerifier.verify(file);
                String said = report.findings().stream().map(Finding::line).collect(Collectors.joining("\n"));
                assertFalse(report.holds(), "byte " + at + " of " + place.getKey());
                assertTrue(
                        said.contains(place.getKey()) || place.getKey().startsWith("datapackage"),
                        place.getKey() + ": " + said);
            }
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
        assertEquals(
                Kind.FILE_ALTERED,
                WaczVerifier.verify(file).findings().getFirst().kind());
    }

    /** Whoever changes a package can make all its digests right again, but not the signature, nor a manifest's id. */
    @Test
    void digestsThatWereMadeRightAgainDoNotHelp() throws Exception {
        write();
        Map<String, byte[]> inside = unzip(file);

        Map<String, byte[]> lead = new LinkedHashMap<>(inside);
        lead.put("zhicha/lead.json", "{\"number\":\"ZC-2\"}\n".getBytes(StandardCharsets.UTF_8));
        zip(mended(lead));
        assertEquals(List.of(Kind.SIGNATURE_INVALID), kinds());

        Map<String, byte[]> unsigned = mended(lead);
        unsigned.put(
                "datapackage-digest.json",
                ("{\"path\":\"datapackage.json\",\"hash\":\"sha256:" + Sha256.of(unsigned.get("datapackage.json"))
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        zip(unsigned);
        assertEquals(List.of(Kind.SIGNATURE_INVALID), kinds());

        Map<String, byte[]> manifest = new LinkedHashMap<>(inside);
        manifest.put(
                "zhicha/manifests.txt",
                text(inside, "zhicha/manifests.txt")
                        .replace("2026-11-22T08:00:00+08:00", "2026-11-21T08:00:00+08:00")
                        .getBytes(StandardCharsets.UTF_8));
        zip(mended(manifest));
        assertTrue(kinds().contains(Kind.MANIFEST_ALTERED));

        Map<String, byte[]> index = new LinkedHashMap<>(inside);
        index.put(
                "indexes/index.cdx",
                text(inside, "indexes/index.cdx")
                        .replace("\"https://shop.example/1.jpg\"", "\"https://shop.example/i/9\"")
                        .getBytes(StandardCharsets.UTF_8));
        zip(mended(index));
        assertTrue(kinds().contains(Kind.RECORD_INCONSISTENT), "the index shows a record under another address");

        Map<String, byte[]> more = new LinkedHashMap<>(inside);
        more.put("zhicha/note.txt", new byte[] {'x'});
        zip(more);
        assertEquals(List.of(Kind.UNKNOWN_FILE), kinds());
    }

    @Test
    void thePackageOfAnotherProgramIsHeldToItsOwnDigests() throws Exception {
        write();
        Map<String, byte[]> inside = unzip(file);
        inside.keySet().removeIf(name -> name.startsWith("zhicha/"));
        inside.remove("datapackage-digest.json");
        Map<String, byte[]> theirs = mended(inside);
        theirs.remove("datapackage-digest.json");
        zip(theirs);
        VerificationReport report = WaczVerifier.verify(file);
        assertEquals(List.of(), report.findings());
        assertEquals(13, report.records(), "eleven of ours and two that files begin with: " + report);
        assertTrue(
                report.notes().toString().contains("nothing vouches"),
                report.notes().toString());
    }

    @Test
    void theKeyIsMadeOnceAndReadByItsOwnerAlone() throws Exception {
        Path key = PackageKey.below(folder.resolve("data"));
        Callable<String> make = () -> PackageKey.in(key).fingerprint();
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            List<String> made = new ArrayList<>();
            for (var one : both.invokeAll(List.of(make, make, make, make))) {
                made.add(one.get());
            }
            assertEquals(1, made.stream().distinct().count(), made.toString());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        PackageKey.in(key);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        Files.writeString(key, "nothing");
        assertThrows(IOException.class, () -> PackageKey.in(key));
    }

    private List<Kind> kinds() throws IOException {
        return WaczVerifier.verify(file).findings().stream()
                .map(Finding::kind)
                .distinct()
                .toList();
    }

    private static String text(Map<String, byte[]> inside, String name) {
        return new String(inside.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(Path file) throws IOException {
        Map<String, byte[]> inside = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                inside.put(entry.getName(), bytes.toByteArray());
            }
        }
        return inside;
    }

    private void zip(Map<String, byte[]> inside) throws IOException {
        try (PackageZip zip = new PackageZip(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : inside.entrySet()) {
                zip.store(entry.getKey(), entry.getValue());
            }
        }
    }

    /** With every digest right again, and the signature as it was. */
    private static Map<String, byte[]> mended(Map<String, byte[]> inside) {
        Map<String, byte[]> mended = new LinkedHashMap<>(inside);
        String resources = inside.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("datapackage"))
                .map(entry -> "{\"name\":\"x\",\"path\":\"%s\",\"hash\":\"sha256:%s\",\"bytes\":%d}"
                        .formatted(entry.getKey(), Sha256.of(entry.getValue()), entry.getValue().length))
                .collect(Collectors.joining(","));
        byte[] datapackage =
                ("{\"profile\":\"data-package\",\"resources\":[" + resources + "]}").getBytes(StandardCharsets.UTF_8);
        mended.put("datapackage.json", datapackage);
        if (inside.containsKey("datapackage-digest.json")) {
            mended.put(
                    "datapackage-digest.json",
                    text(inside, "datapackage-digest.json")
                            .replaceAll("sha256:[0-9a-f]{64}", "sha256:" + Sha256.of(datapackage))
                            .getBytes(StandardCharsets.UTF_8));
        }
        return mended;
    }

    /** Where the contents of each file lie in the ZIP: offset and length. */
    private static Map<String, int[]> places(byte[] zip) {
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, int[]> places = new LinkedHashMap<>();
        int at = 0;
        while (in.getInt(at) == 0x04034b50) {
            int length = in.getInt(at + 18);
            int name = in.getShort(at + 26);
            int content = at + 30 + name + in.getShort(at + 28);
            places.put(new String(zip, at + 30, name, StandardCharsets.UTF_8), new int[] {content, length});
            at = content + length;
        }
        return places;
    }
}
