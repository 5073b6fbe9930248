package zhicha.crawler.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.VaultVerifier;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;
import zhicha.rules.subject.CaptureId;

class VaultTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:30:00Z"), ZoneOffset.UTC);
    private static final String ITEM = "https://shop.example/item/1";

    @TempDir
    Path root;

    @Test
    void whatIsSealedIsFoundAndReadBack() throws IOException {
        Exchange page = Samples.page(ITEM, "<h1>积木</h1>");
        Exchange picture = Samples.picture("https://shop.example/1.jpg", 5_000, 1);
        try (Vault vault = Vault.open(root, CLOCK)) {
            Capture sealed =
                    vault.seal(List.of(Samples.redirect("https://shop.example/1", ITEM), page), Samples.CONTEXT);
            Capture part = vault.seal(List.of(picture), Samples.CONTEXT.partOf(sealed.id()));

            assertEquals(URI.create(ITEM), sealed.address());
            assertEquals(
                    List.of("https://shop.example/1", ITEM), sealed.manifest().redirects());
            assertEquals("2026-11-22T00:30:00Z", sealed.manifest().sealed().utc());
            assertEquals("2026-11-22T08:30:00+08:00", sealed.manifest().sealed().beijing());
            assertEquals(sealed.id().value(), part.manifest().previous());
            assertEquals(sealed, vault.find(sealed.id()).orElseThrow());
            assertEquals(List.of(sealed.id()), vault.captures(URI.create(ITEM)));

            SealedPayload body = vault.payload(sealed.id(), URI.create(ITEM)).orElseThrow();
            assertArrayEquals(page.body(), body.bytes(), "decoded, the very bytes that are parsed");
            assertEquals("text/html; charset=utf-8", body.mediaType());
            assertArrayEquals(
                    page.body(),
                    vault.payload(sealed.id(), URI.create("https://shop.example/1"))
                            .filter(answer -> answer.status() == 200)
                            .orElse(body)
                            .bytes());
            assertArrayEquals(
                    picture.body(),
                    vault.payload(sealed.id(), picture.uri()).orElseThrow().bytes(),
                    "pictures are found from their page's capture");
            assertTrue(vault.payload(sealed.id(), URI.create("https://shop.example/2.jpg"))
                    .isEmpty());
            assertTrue(vault.find(new CaptureId("sha256:" + "0".repeat(64))).isEmpty());
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
        VaultReader later = VaultReader.open(root);
        assertEquals(2, later.size());
        assertEquals(1, later.captures(picture.uri()).size());
    }

    @Test
    void aPictureThatTheShopChangedLaterIsShownAsItWasWhenItsPageWasSealed() throws IOException {
        String address = "https://shop.example/1.jpg";
        Exchange first = Samples.picture(address, 500, 1);
        Exchange second = Samples.picture(address, 500, 2);
        try (Vault vault = Vault.open(root, CLOCK)) {
            VaultReader reader = vault.reader();
            CaptureId page = vault.seal(List.of(Samples.page(ITEM, "<h1>一</h1>")), Samples.CONTEXT)
                    .id();
            assertTrue(reader.beside(page, first.uri()).isEmpty(), "it was never sealed");
            vault.seal(List.of(first), Samples.CONTEXT);
            CaptureId again = vault.seal(List.of(Samples.page(ITEM, "<h1>二</h1>")), Samples.CONTEXT)
                    .id();
            assertArrayEquals(
                    first.body(),
                    reader.beside(again, first.uri()).orElseThrow().bytes(),
                    "what was there before");
            vault.seal(List.of(second), Samples.CONTEXT);
            assertArrayEquals(
                    first.body(), reader.beside(page, first.uri()).orElseThrow().bytes());
            assertArrayEquals(
                    second.body(),
                    reader.beside(again, first.uri()).orElseThrow().bytes());
            assertTrue(reader.beside(new CaptureId("sha256:" + "0".repeat(64)), first.uri())
                    .isEmpty());
        }
    }

    @Test
    void failuresAndRefusalsAreNotedWithTheirReason() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            URI asked = URI.create("https://shop.example/slow");
            Capture failed = vault.seal(
                    new FetchOutcome.Failed(asked, List.of(), FetchOutcome.Failed.Reason.DEADLINE, "no answer in 30 s"),
                    Samples.CONTEXT);
            assertEquals(
                    new Manifest.Outcome("failed", "DEADLINE", "no answer in 30 s"),
                    failed.manifest().outcome());
            assertEquals(List.of(), failed.manifest().records());
            assertTrue(vault.payload(failed.id(), asked).isEmpty());
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    @Test
    void renditionsAreKeptAsResources() throws IOException {
        byte[] screenshot = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2};
        Exchange page = Samples.page(ITEM, "<h1>x</h1>");
        try (Vault vault = Vault.open(root, CLOCK)) {
            Capture sealed = vault.seal(
                    new FetchOutcome.Fetched(page.uri(), List.of(page)),
                    List.of(),
                    List.of(new Rendition(page.uri(), "screenshot", "image/png", screenshot, Samples.START)),
                    Samples.CONTEXT);
            assertArrayEquals(
                    screenshot,
                    vault.reader()
                            .rendition(sealed.id(), "screenshot")
                            .orElseThrow()
                            .bytes());
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    @Test
    void aPageShownInABrowserIsStillThatPageAndNotTheLastScriptItLoaded() throws IOException {
        String start = "https://shop.example/old";
        Exchange page = Samples.page(ITEM, "<h1></h1>");
        Exchange script = Samples.page("https://shop.example/app.js", "fill()");
        Exchange again = Samples.page(ITEM, "asked by the script");
        byte[] dom = "<h1>积木</h1>".getBytes(StandardCharsets.UTF_8);
        try (Vault vault = Vault.open(root, CLOCK)) {
            Capture sealed = vault.seal(
                    new FetchOutcome.Fetched(URI.create(start), List.of(Samples.redirect(start, ITEM), page)),
                    List.of(script, again),
                    List.of(new Rendition(page.uri(), "rendered-dom", "text/html", dom, Samples.START)),
                    Samples.CONTEXT);
            assertEquals(ITEM, sealed.manifest().address());
            assertEquals(List.of(start, ITEM), sealed.manifest().redirects());
            VaultReader reader = vault.reader();
            for (String asked : List.of(start, ITEM)) {
                assertArrayEquals(
                        page.body(),
                        reader.payload(sealed.id(), URI.create(asked))
                                .orElseThrow()
                                .bytes(),
                        asked);
            }
            assertArrayEquals(
                    script.body(),
                    reader.payload(sealed.id(), script.uri()).orElseThrow().bytes());
            assertArrayEquals(dom, reader.page(sealed.id()).orElseThrow().bytes(), "what was read");
            Capture plain = vault.seal(List.of(Samples.redirect(start, ITEM), page), Samples.CONTEXT);
            assertArrayEquals(page.body(), reader.page(plain.id()).orElseThrow().bytes());
            assertEquals(ITEM, reader.page(plain.id()).orElseThrow().address());
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    @Test
    void whatWasPackedTwiceAndWhatCouldNotBeUnpackedIsReadBack() throws IOException {
        Exchange once = Samples.page(ITEM, "<h1>积木</h1>");
        Exchange twice =
                packed(Samples.exchange(ITEM, 200, "text/html", once.encoded(), true), "gzip, gzip", once.body());
        Exchange broken = packed(
                Samples.exchange("https://shop.example/2", 200, "text/html", new byte[] {1, 2, 3}, false),
                "gzip",
                new byte[0]);
        try (Vault vault = Vault.open(root, CLOCK)) {
            CaptureId first = vault.seal(List.of(twice), Samples.CONTEXT).id();
            assertArrayEquals(
                    once.body(), vault.payload(first, twice.uri()).orElseThrow().bytes());
            CaptureId second = vault.seal(
                            new FetchOutcome.Failed(
                                    broken.uri(),
                                    List.of(broken),
                                    FetchOutcome.Failed.Reason.BROKEN_ENCODING,
                                    "not gzip"),
                            Samples.CONTEXT)
                    .id();
            assertEquals(0, vault.payload(second, broken.uri()).orElseThrow().bytes().length, "nothing was parsed");
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    private static Exchange packed(Exchange like, String encoding, byte[] body) {
        List<Header> headers = new ArrayList<>(like.responseHeaders());
        headers.removeIf(header -> header.name().equals("Content-Encoding"));
        headers.add(new Header("Content-Encoding", encoding));
        return new Exchange(
                like.uri(),
                like.ip(),
                like.tls(),
                like.requestLine(),
                like.requestHeaders(),
                like.statusLine(),
                like.status(),
                headers,
                like.encoded(),
                body,
                like.started(),
                like.took());
    }

    /** Headers stand in manifests; a shop that floods them must not make a line that no reader takes. */
    @Test
    void headersWithoutMeasureAreRefusedAndHarmNoOtherCapture() throws IOException {
        Exchange page = Samples.page(ITEM, "x");
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            headers.add(new Header("X-" + i, "\u0001".repeat(10_000)));
        }
        Exchange flood = new Exchange(
                page.uri(),
                page.ip(),
                page.tls(),
                page.requestLine(),
                page.requestHeaders(),
                page.statusLine(),
                page.status(),
                headers,
                page.encoded(),
                page.body(),
                page.started(),
                page.took());
        try (Vault vault = Vault.open(root, CLOCK)) {
            assertThrows(IllegalArgumentException.class, () -> vault.seal(List.of(flood), Samples.CONTEXT));
            vault.seal(List.of(page), Samples.CONTEXT);
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    @Test
    void onlyOneWrites() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            vault.seal(List.of(Samples.page(ITEM, "x")), Samples.CONTEXT);
            IOException refused = assertThrows(IOException.class, () -> Vault.open(root, CLOCK));
            assertTrue(refused.getMessage().contains("already open"), refused.getMessage());
            assertTrue(VaultVerifier.verify(root).holds(), "it can be checked while it is written");
        }
        Vault.open(root, CLOCK).close();
    }

    @Test
    void manyThreadsShareOneChain() throws Exception {
        List<Callable<CaptureId>> work = new ArrayList<>();
        try (Vault vault = Vault.open(root, CLOCK);
                var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 60; i++) {
                String address = "https://shop.example/item/" + i;
                work.add(() -> vault.seal(List.of(Samples.page(address, address)), Samples.CONTEXT)
                        .id());
            }
            List<CaptureId> ids = new ArrayList<>();
            for (Future<CaptureId> future : threads.invokeAll(work)) {
                ids.add(future.get());
            }
            assertEquals(60, new HashSet<>(ids).size());
            for (int i = 0; i < 60; i++) {
                URI address = URI.create("https://shop.example/item/" + i);
                assertEquals(
                        address.toString(),
                        new String(
                                vault.payload(ids.get(i), address).orElseThrow().bytes(), StandardCharsets.UTF_8));
            }
        }
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), () -> findings(root));
        assertEquals(60, report.captures());
        assertEquals(121, report.records(), "two each, and one warcinfo");
    }

    /** Captures are written together; the threads of the others must not wait for ever. */
    @Test
    void anErrorWhileWritingIsToldToEveryoneWhoWaits() throws IOException {
        AtomicBoolean failing = new AtomicBoolean();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (failing.get()) {
                    throw new OutOfMemoryError("a test's");
                }
                return CLOCK.instant();
            }
        };
        try (Vault vault = Vault.open(root, clock)) {
            failing.set(true);
            IOException told = assertThrows(
                    IOException.class, () -> vault.seal(List.of(Samples.page(ITEM, "x")), Samples.CONTEXT));
            assertTrue(told.getMessage().contains("was not sealed"), told.getMessage());
        }
    }

    /** As where a disk was full and has room again: the same vault goes on, without a restart. */
    @Test
    void whatAFailedWritingLeftIsPutInOrderByTheNext() throws IOException {
        AtomicBoolean failing = new AtomicBoolean();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (failing.get()) {
                    throw new IllegalStateException("a test's");
                }
                return CLOCK.instant();
            }
        };
        VaultFolder folder = new VaultFolder(root);
        try (Vault vault = Vault.open(root, clock)) {
            vault.seal(List.of(Samples.page(ITEM, "one")), Samples.CONTEXT);
            failing.set(true);
            assertThrows(IOException.class, () -> vault.seal(List.of(Samples.page(ITEM, "two")), Samples.CONTEXT));
            append(folder.manifests("2026-11-22"), "0123 half a line".getBytes(StandardCharsets.UTF_8));
            append(folder.file(folder.warcs().getFirst()), "half a record".getBytes(StandardCharsets.UTF_8));
            failing.set(false);
            Capture third = vault.seal(List.of(Samples.page(ITEM, "three")), Samples.CONTEXT);
            assertEquals(3, third.manifest().sequence(), "behind the first and the note of what was moved aside");
            assertEquals(
                    List.of(3L),
                    List.of(vault.find(third.id()).orElseThrow().manifest().sequence()));
        }
        assertEquals(2, folder.asides().size(), "nothing is deleted");
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    /** Killed just after midnight, before the day's first capture was whole, and started again days later. */
    @Test
    void aDayThatABrokenOffCaptureBeganLeavesNoRiddle() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            vault.seal(List.of(Samples.page(ITEM, "one")), Samples.CONTEXT);
        }
        Path day = Files.createDirectory(root.resolve("2026-11-23"));
        Files.createFile(day.resolve(VaultFolder.MANIFESTS));
        Files.createFile(day.resolve("zhicha-2026-11-23-00001.warc.gz"));
        Files.createDirectories(root.resolve("aside"));
        Files.writeString(root.resolve("aside").resolve(".123.tmp"), "half a copy of a torn end");
        try (Vault vault = Vault.open(root, Clock.offset(CLOCK, Duration.ofDays(3)))) {
            vault.seal(List.of(Samples.page(ITEM, "two")), Samples.CONTEXT);
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
        assertEquals(2, VaultVerifier.verify(root).captures());
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheVault() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            Thread.currentThread().interrupt();
            vault.seal(List.of(Samples.page(ITEM, "x")), Samples.CONTEXT);
            assertTrue(Thread.interrupted());
            vault.seal(List.of(Samples.page(ITEM, "y")), Samples.CONTEXT);
        }
        assertEquals(2, VaultVerifier.verify(root).captures());
    }

    @Test
    void daysHaveFilesOfTheirOwnAndOneChain() throws IOException {
        for (int day = 0; day < 3; day++) {
            try (Vault vault = Vault.open(root, Clock.offset(CLOCK, Duration.ofDays(day)))) {
                vault.seal(List.of(Samples.page(ITEM, "day " + day)), Samples.CONTEXT);
                vault.seal(List.of(Samples.page(ITEM, "day " + day + " again")), Samples.CONTEXT);
            }
        }
        // a clock that went back writes on in the newest day
        try (Vault vault = Vault.open(root, CLOCK)) {
            assertEquals(
                    7,
                    vault.seal(List.of(Samples.page(ITEM, "back")), Samples.CONTEXT)
                            .manifest()
                            .sequence());
        }
        assertEquals(List.of("2026-11-22", "2026-11-23", "2026-11-24"), new VaultFolder(root).days());
        assertTrue(VaultVerifier.verify(root).holds(), () -> findings(root));
    }

    @Test
    void tornEndsAreMovedAsideAndNoted() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            vault.seal(List.of(Samples.page(ITEM, "whole")), Samples.CONTEXT);
        }
        VaultFolder folder = new VaultFolder(root);
        Path warc = root.resolve(folder.warcs().getFirst());
        append(warc, "half a record".getBytes(StandardCharsets.UTF_8));
        append(folder.manifests("2026-11-22"), "0123 half a line".getBytes(StandardCharsets.UTF_8));
        assertFalse(VaultVerifier.verify(root).holds());
        try (Vault vault = Vault.open(root, CLOCK)) {
            assertEquals(
                    3,
                    vault.seal(List.of(Samples.page(ITEM, "next")), Samples.CONTEXT)
                            .manifest()
                            .sequence());
        }
        var report = VaultVerifier.verify(root);
        assertTrue(report.holds(), () -> findings(root));
        assertEquals(1, report.notes().size());
        assertEquals(2, folder.asides().size(), "nothing is deleted");
        assertEquals(
                "half a record",
                Files.readString(root.resolve(folder.asides().getFirst()))
                        .replace("0123 half a line", "half a record"));
    }

    @Test
    void lostManifestsAreNotSmoothedOver() throws IOException {
        try (Vault vault = Vault.open(root, CLOCK)) {
            vault.seal(List.of(Samples.page(ITEM, "one")), Samples.CONTEXT);
            vault.seal(List.of(Samples.page(ITEM, "two")), Samples.CONTEXT);
        }
        Path manifests = new VaultFolder(root).manifests("2026-11-22");
        String first = Files.readAllLines(manifests).getFirst() + "\n";
        Files.writeString(manifests, first);
        Vault.open(root, CLOCK).close();
        assertFalse(VaultVerifier.verify(root).holds(), "opening again is no cure for a manifest that was taken out");
    }

    @Test
    void standardToolsReadIt() throws Exception {
        Exchange page = Samples.page(ITEM, "<h1>积木</h1>");
        Capture sealed;
        try (Vault vault = Vault.open(root, CLOCK)) {
            sealed = vault.seal(List.of(page), Samples.CONTEXT);
        }
        Path warc = root.resolve(new VaultFolder(root).warcs().getFirst());
        List<String> types = new ArrayList<>();
        try (WarcReader reader = new WarcReader(warc)) {
            reader.calculateBlockDigest();
            for (WarcRecord record : reader) {
                types.add(record.type());
                if (record instanceof WarcResponse response) {
                    assertEquals(200, response.http().status());
                    assertArrayEquals(
                            page.encoded(), response.http().body().stream().readAllBytes());
                    assertEquals(
                            "chunked",
                            response.http()
                                    .headers()
                                    .first("X-Archive-Orig-Transfer-Encoding")
                                    .orElseThrow());
                    assertEquals(
                            Sha256.of(page.encoded()),
                            response.payloadDigest().orElseThrow().hex());
                }
            }
        }
        assertEquals(List.of("warcinfo", "request", "response"), types);
        shell("'" + System.getProperty("java.home") + "/bin/java' -cp '" + System.getProperty("java.class.path")
                + "' org.netpreserve.jwarc.tools.ValidateTool '" + warc.toAbsolutePath() + "'");
        String bySum = shell("cut -c67- 2026-11-22/manifests.txt | tr -d '\\n' | sha256sum | cut -c1-64");
        assertEquals(sealed.id().hex(), bySum.strip());
        Manifest.Stored last = sealed.manifest().records().getLast();
        String record = shell("tail -c +" + (last.offset() + 1) + " " + last.file() + " | head -c " + last.length()
                + " | sha256sum | cut -c1-64");
        assertEquals(last.sha256(), record.strip());
        assertTrue(shell("zcat " + last.file()).contains("WARC/1.1"));
    }

    private String shell(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static void append(Path file, byte[] bytes) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(out.length());
            out.write(bytes);
        }
    }

    private static String findings(Path root) {
        try {
            return VaultVerifier.verify(root).findings().toString();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
