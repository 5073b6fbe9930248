package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.wacz.PackageContents;
import zhicha.crawler.evidence.wacz.PackageKey;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.WaczWriter;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;
import zhicha.rules.subject.CaptureId;

/** A package, opened with ReplayWeb.page's own library in Chromium. */
class ReplayTest {
    private static final String PAGE = "http://shop.example/item/1.html";
    private static final String TITLE = "星芽熊 积木 - 玩具小店";
    /** Every document below the page, through shadow trees and frames. */
    private static final String DOCUMENTS = """
            (function () {
              const found = [];
              const walk = root => {
                for (const one of root.querySelectorAll('*')) {
                  if (one.shadowRoot) walk(one.shadowRoot);
                  if (one.tagName === 'IFRAME') {
                    try { if (one.contentDocument) { found.push(one.contentDocument); walk(one.contentDocument); } } catch (e) {}
                  }
                }
              };
              walk(document);
              return found;
            })()
            """;

    @TempDir
    private Path folder;

    @Test
    void replayWebPageShowsTheSealedPageWithItsPictures() throws Exception {
        Assumptions.assumeTrue(Chromium.installed(), "no Chromium (apt install chromium), so nothing is replayed");
        Path file = folder.resolve("lead.wacz");
        PackageReport report = packed(file);
        assertEquals(List.of(), report.lacking());
        assertEquals(List.of(), WaczVerifier.verify(file).findings());
        try (ReplayWebPage player = player();
                Chromium browser = new Chromium()) {
            browser.size(1440, 1100);
            browser.open(player.showing(Files.readAllBytes(file), PAGE));
            String shown = DOCUMENTS + ".find(d => d.title === '" + TITLE + "')";
            browser.await("!!" + shown);
            browser.await("[..." + shown + ".images].length === 2 && [..." + shown + ".images].every(i => i.complete)");
            assertEquals(
                    "[64,48]",
                    browser.run("JSON.stringify([..." + shown + ".images].map(i => i.naturalWidth))"),
                    "the very pictures that were sealed");
            browser.screenshot(Path.of("target", "replay.png"), false);
            checked(browser, shown);
        }
    }

    /** A page in GBK, come to by a redirect, with two pictures, its screenshot, and the same address as it was seen later. */
    private PackageReport packed(Path file) throws Exception {
        Path vault = folder.resolve("vault");
        List<CaptureId> captures = new ArrayList<>();
        try (Vault open = Vault.open(vault, Clock.systemUTC())) {
            CaptureContext context = CaptureContext.of("shop", "job", "Zhicha/0.1");
            String html = "<html><head><title>" + TITLE + "</title></head><body><h1>星★芽熊 积木</h1>"
                    + "<img src='/p/1.png'><img src='http://pictures.example/p/2.png?w=800'></body></html>";
            Exchange redirect = exchange("http://shop.example/go?to=1", 302, "text/html", new byte[0], PAGE);
            Exchange page = exchange(PAGE, 200, "text/html; charset=gbk", html.getBytes("GBK"), null);
            Capture sealed = open.seal(List.of(redirect, page), context);
            captures.add(sealed.id());
            captures.add(open.seal(
                            List.of(exchange("http://shop.example/p/1.png", 200, "image/png", picture(64), null)),
                            context)
                    .id());
            captures.add(open.seal(
                            List.of(exchange(
                                    "http://pictures.example/p/2.png?w=800", 200, "image/png", picture(48), null)),
                            context)
                    .id());
            Rendition screenshot =
                    new Rendition(URI.create(PAGE), "screenshot", "image/png", picture(300), Instant.now());
            captures.add(open.seal(
                            new FetchOutcome.Fetched(page.uri(), List.of(page)),
                            List.of(),
                            List.of(screenshot),
                            context.partOf(sealed.id()))
                    .id());
        }
        PackageContents contents = new PackageContents(
                "ZC-2026-000001",
                "线索 ZC-2026-000001",
                "本件为线索，非行政处罚证据。",
                Instant.now(),
                "Zhicha/0.1",
                captures,
                List.of(captures.getFirst()),
                Map.of());
        return new WaczWriter(VaultReader.open(vault), vault, PackageKey.in(PackageKey.below(folder)))
                .write(file, contents);
    }

    private static Exchange exchange(String address, int status, String type, byte[] body, @Nullable String to) {
        List<Header> headers = new ArrayList<>(List.of(new Header("Content-Type", type)));
        if (to != null) {
            headers.add(new Header("Location", to));
        }
        return new Exchange(
                URI.create(address),
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 " + status + (to == null ? " OK" : " Found"),
                status,
                headers,
                body,
                body,
                Instant.now(),
                Duration.ofMillis(5));
    }

    private static byte[] picture(int width) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    /**
     * The library took the digest and the key: it keeps neither where a signature's curve is not its own. Its counts of digests
     * say nothing, since it computes none by itself and counts those as wrong.
     */
    private static void checked(Chromium browser, String shown) throws Exception {
        browser.run(
                "window.checked = ''; " + shown
                        + ".defaultView.parent.fetch('/replay/w/api/c/lead?all=1').then(r => r.text()).then(t => { window.checked = t; })");
        browser.await("window.checked !== ''");
        JsonNode said =
                JsonMapper.shared().readTree(browser.run("window.checked")).path("verify");
        assertTrue(said.path("datapackageHash").asString("").startsWith("sha256:"), said.toString());
        assertTrue(said.path("publicKey").asString("").length() > 100, said.toString());
    }

    private static ReplayWebPage player() throws InterruptedException {
        try {
            return ReplayWebPage.open();
        } catch (IOException e) {
            Assumptions.abort(ReplayWebPage.NAME + " could not be had from the npm registry, so nothing is replayed: "
                    + e.getMessage());
            throw new IllegalStateException(e);
        }
    }
}
