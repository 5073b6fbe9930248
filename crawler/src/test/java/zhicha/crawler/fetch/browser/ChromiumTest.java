package zhicha.crawler.fetch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.http.FetchPolicy;
import zhicha.crawler.fetch.http.HttpFetcher;
import zhicha.crawler.frontier.FrontierException;

class ChromiumTest {
    @Test
    void showsWhatAScriptWritesAndAsksNothingBehindOurBack() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        List<String> asked = new CopyOnWriteArrayList<>();
        Map<String, String> pages = Map.of(
                "/item/1",
                "<html><body><div id=a></div><img src=/a.jpg><script src=/app.js></script></body></html>",
                "/app.js",
                "fetch('/api/1').then(r => r.text()).then(t => { document.getElementById('a').textContent = t; });"
                        + "fetch('http://127.0.0.1:1/steal').catch(e => 0); new Image().src = 'http://127.0.0.3/x';",
                "/api/1",
                "积木 ¥129.00");
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        shop.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] body =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        shop.start();
        WebAddress address =
                new WebAddress("http", "127.0.0.1", shop.getAddress().getPort(), "/item/1");
        AllowedHosts hosts = AllowedHosts.of(List.of(address));
        FetchPolicy policy = new FetchPolicy(true, "Zhicha/0.1 (+https://c.example)", FetchLimits.USUAL);
        try (HttpFetcher fetcher = new HttpFetcher(policy, new KillSwitch());
                Chromium browser = Chromium.start(program.get())) {
            Subresources more = wanted -> fetcher.fetch(FetchRequest.of(wanted, hosts), HopGate.OPEN);
            FetchOutcome.Fetched page = (FetchOutcome.Fetched) more.fetch(address);
            Rendering rendering = browser.render(address, page.answer(), more, Duration.ofSeconds(20));
            assertTrue(rendering.html().contains("积木 ¥129.00"), rendering.html());
            assertEquals(List.of("/item/1", "/app.js", "/api/1"), asked, "the page once, its pictures not at all");
            assertEquals(2, rendering.exchanges().size());
            assertTrue(
                    rendering.notes().toString().contains("127.0.0.1:1"),
                    rendering.notes().toString());
            assertFalse(rendering.html().isEmpty());
        } finally {
            shop.stop(0);
        }
    }

    /** Scrolling down a tall page asks for more at every window: not after the switch was pulled, nor when time is up. */
    @Test
    void nobodyWalksOnWhenAllIsStoppedOrTimeIsUp() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        WebAddress address = WebAddress.parse("http://127.0.0.1:9/item/1");
        String html = "<body style='margin:0;height:15000px'><script>addEventListener('scroll', () =>"
                + " fetch('/seen/' + scrollY).catch(e => 0));</script>";
        Screen screen = new Screen(800, 600, 15_000);
        try (Chromium browser = Chromium.start(program.get())) {
            for (String end : List.of("never", "switch", "time")) {
                List<String> seen = new CopyOnWriteArrayList<>();
                Subresources more = new Subresources() {
                    @Override
                    public FetchOutcome fetch(WebAddress wanted) {
                        seen.add(wanted.path());
                        return answer(wanted, "text/plain", "x");
                    }

                    @Override
                    public boolean stopped() {
                        return end.equals("switch") && !seen.isEmpty();
                    }
                };
                browser.photograph(
                        address,
                        answer(address, "text/html; charset=utf-8", html).answer(),
                        more,
                        Duration.ofMillis(end.equals("time") ? 1 : 20_000),
                        screen);
                if (end.equals("never")) {
                    assertTrue(seen.size() >= 10, "windows " + seen);
                } else {
                    assertTrue(seen.size() <= 4, end + ": " + seen);
                }
            }
        }
    }

    /** A shop is asked with a rest between requests, and that rest is not the page's fault; nor is a page's flood ours. */
    @Test
    void slowAnswersAreWaitedForAndAFloodOfRequestsIsNotedInBounds() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        WebAddress address = WebAddress.parse("http://127.0.0.1:9/item/1");
        String html = "<html><body><h1></h1><script src=/slow.js></script></body></html>";
        String script = "document.querySelector('h1').textContent = '积木';"
                + "for (let i = 0; i < 400; i++) fetch('/flood/' + i + '?' + 'x'.repeat(3000)).catch(e => 0);";
        Subresources more = wanted -> {
            if (wanted.path().equals("/slow.js")) {
                Thread.sleep(7_000);
            }
            return answer(wanted, "text/javascript", wanted.path().equals("/slow.js") ? script : "");
        };
        try (Chromium browser = Chromium.start(program.get())) {
            Rendering shown = browser.render(
                    address,
                    answer(address, "text/html; charset=utf-8", html).answer(),
                    more,
                    Duration.ofMillis(6_000));
            assertTrue(shown.html().contains("积木"), shown.html());
            assertTrue(shown.notes().size() <= 101, "notes " + shown.notes().size());
            assertTrue(shown.notes().stream().allMatch(note -> note.length() <= 501));
            assertTrue(browser.alive());
            try (var children = ProcessHandle.current().children()) {
                children.filter(child -> child.info().command().orElse("").contains("chrom"))
                        .forEach(ProcessHandle::destroyForcibly);
            }
            for (int i = 0; i < 200 && browser.alive(); i++) {
                Thread.sleep(50);
            }
            assertFalse(browser.alive(), "it was killed");
        }
    }

    /** Old shops greet with an alert, which holds every script of the page until it is closed. */
    @Test
    void aDialogDoesNotHoldThePage() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        WebAddress address = WebAddress.parse("http://127.0.0.1:9/item/1");
        String html = "<html><body><h1></h1><script>alert('欢迎'); confirm('?');"
                + "document.querySelector('h1').textContent = '积木';</script></body></html>";
        try (Chromium browser = Chromium.start(program.get())) {
            Rendering shown = browser.render(
                    address,
                    answer(address, "text/html; charset=utf-8", html).answer(),
                    wanted -> answer(wanted, "text/plain", ""),
                    Duration.ofSeconds(20));
            assertTrue(shown.html().contains("积木"), shown.html());
            assertTrue(shown.atRest());
        }
    }

    /** A page without what could not be asked for would look like one of which that is gone. */
    @Test
    void whereTheQueueOfTheCrawlFailsThePageIsNotShownByHalves() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        WebAddress address = WebAddress.parse("http://127.0.0.1:9/item/1");
        String html = "<html><body><h1>积木</h1><script src=/app.js></script></body></html>";
        FrontierException gone = new FrontierException("the store failed", new IOException("gone"));
        try (Chromium browser = Chromium.start(program.get())) {
            FrontierException thrown = assertThrows(
                    FrontierException.class,
                    () -> browser.render(
                            address,
                            answer(address, "text/html; charset=utf-8", html).answer(),
                            wanted -> {
                                throw gone;
                            },
                            Duration.ofSeconds(20)));
            assertSame(gone, thrown);
            Rendering next = browser.render(
                    address,
                    answer(address, "text/html; charset=utf-8", html).answer(),
                    wanted -> answer(wanted, "text/javascript", ""),
                    Duration.ofSeconds(20));
            assertTrue(next.html().contains("积木") && next.atRest(), "the browser is as good as before");
        }
    }

    /** Red at the top, a lazy picture in green far below, blue at the end; twice, the second time taller than the bound. */
    @Test
    void aPictureOfAPageShowsAllOfItAndWhatLoadsWhenItIsLookedAt() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium (apt install chromium), so pictures are not tested");
        String html = """
                <html><head><link rel=stylesheet href=/s.css></head><body style="margin:0"><div style="height:300px;background:#f00">积木</div>
                <div style="height:%dpx"></div><img loading=lazy src=/green.png style="display:block;width:400px;height:200px">
                <img src=http://other.example/x.png style="position:absolute;left:0;top:400px;width:50px;height:50px"><div class=end></div></body></html>
                """;
        String css = ".end{height:250px;background:#00f}";
        byte[] green = png(0x00ff00);
        List<String> fetched = new CopyOnWriteArrayList<>();
        Subresources more = new Subresources() {
            @Override
            public FetchOutcome fetch(WebAddress wanted) {
                fetched.add(wanted.toString());
                return wanted.path().equals("/green.png")
                        ? answer(wanted, "image/png", green)
                        : new FetchOutcome.Refused(
                                wanted.uri(), List.of(), FetchOutcome.Refused.Reason.HOST_NOT_ALLOWED, "not ours");
            }

            @Override
            public Optional<Exchange> atHand(WebAddress wanted) {
                return wanted.path().equals("/s.css")
                        ? Optional.of(answer(wanted, "text/css", css).answer())
                        : Optional.empty();
            }
        };
        WebAddress address = WebAddress.parse("http://127.0.0.1:9/item/1");
        try (Chromium browser = Chromium.start(program.get())) {
            assertTrue(browser.showsChinese(), "apt install fonts-noto-cjk");
            Rendering shown = browser.photograph(
                    address,
                    answer(address, "text/html; charset=utf-8", html.formatted(6_000))
                            .answer(),
                    more,
                    Duration.ofSeconds(20),
                    Screen.USUAL);
            Screenshot taken = Objects.requireNonNull(shown.screenshot(), () -> String.join("\n", shown.notes()));
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(taken.png()));
            int height = 300 + 6_000 + 200 + 250;
            assertEquals(List.of(1_280, height), List.of(picture.getWidth(), picture.getHeight()));
            assertEquals(List.of(1_280, height), List.of(taken.width(), taken.height()));
            assertTrue(taken.whole() && taken.pageHeight() == height, taken::toString);
            assertTrue(taken.browser().contains("Chrome/"), taken.browser());
            assertEquals(0xffff0000, picture.getRGB(640, 150));
            assertEquals(0xffffffff, picture.getRGB(640, 3_000));
            assertEquals(0xff00ff00, picture.getRGB(200, 6_400), "it was scrolled to");
            assertEquals(0xff0000ff, picture.getRGB(640, height - 5), "the style sheet was at hand");
            assertEquals(
                    List.of("http://127.0.0.1:9/green.png"),
                    shown.exchanges().stream().map(one -> one.uri().toString()).toList(),
                    "what was at hand was not fetched for it");
            assertEquals(Set.of("http://127.0.0.1:9/green.png", "http://other.example/x.png"), Set.copyOf(fetched));
            assertTrue(
                    shown.notes().toString().contains("not ours"),
                    () -> shown.notes().toString());

            Screenshot cut = Objects.requireNonNull(browser.photograph(
                            address,
                            answer(address, "text/html; charset=utf-8", html.formatted(2_000_000))
                                    .answer(),
                            more,
                            Duration.ofSeconds(20),
                            Screen.USUAL.atMost(3_000))
                    .screenshot());
            assertEquals(3_000, cut.height());
            assertFalse(cut.whole());
            assertEquals(2_000_750, cut.pageHeight());
        }
    }

    private static byte[] png(int rgb) throws IOException {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 64; at++) {
            picture.setRGB(at % 8, at / 8, rgb);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static FetchOutcome.Fetched answer(WebAddress address, String type, String text) {
        return answer(address, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FetchOutcome.Fetched answer(WebAddress address, String type, byte[] body) {
        return new FetchOutcome.Fetched(
                address.uri(),
                List.of(new Exchange(
                        address.uri(),
                        "127.0.0.1",
                        null,
                        "GET " + address.target() + " HTTP/1.1",
                        List.of(),
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(new Header("Content-Type", type)),
                        body,
                        body,
                        Instant.now(),
                        Duration.ZERO)));
    }
}
