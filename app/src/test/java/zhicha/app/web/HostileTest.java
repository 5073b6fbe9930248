package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.pack.Sector;
import zhicha.rules.subject.Seller;
import zhicha.rules.watch.RightKind;

/** Listings whose every field attacks whoever reads them. */
class HostileTest {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "<img src=x onerror=alert(1)//",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe src=javascript:alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<body onload=alert(1)>",
            "<details open ontoggle=alert(1)>",
            "<math><mtext><img src=x onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<style>@import'http://127.0.0.1:1/x';</style>",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "<form action=http://127.0.0.1:1/><input name=form-token><button>x",
            "<base href=http://127.0.0.1:1/>",
            "<meta http-equiv=refresh content=0;url=http://127.0.0.1:1/>",
            "<template><script>alert(1)</script></template>",
            "<div hx-get=/sign-out hx-trigger=load>x</div>",
            "<div data-hx-post=/users hx-trigger=load>x</div>",
            "${7*7} @if(true) !{var x = 1;} $unsafe{x}",
            "{{constructor.constructor('alert(1)')()}}",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "\u202egnp.exe\u2066\u200b",
            "\" onmouseover=\"alert(1)\" x=\"",
            "' autofocus onfocus='alert(1)",
            "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
            "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E",
            "<object data=javascript:alert(1)>",
            "<embed src=data:text/html;base64,PHNjcmlwdD4=>",
            "=HYPERLINK(\"http://127.0.0.1:1/\")");

    @TempDir
    static Path folder;

    private static ConsoleHouse house;
    private static URI console;

    @BeforeAll
    static void open() throws Exception {
        house = new ConsoleHouse(folder, 0);
        console = house.address();
        SampleMarket market = new SampleMarket(house, folder, 11);
        RightSnapshot right = market.right("tm-lelexiong", RightKind.TRADEMARK, "乐乐熊", Sector.TOYS, "积木");
        int number = 0;
        for (String payload : PAYLOADS) {
            String plain = payload.replace("\u0000", "");
            market.titled(right, new Seller("s" + ++number, plain, plain, null, List.of(plain)), plain, "描述 " + plain);
        }
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/review", "/overview", "/search"));
        for (String payload : PAYLOADS) {
            String typed = URLEncoder.encode(payload, StandardCharsets.UTF_8);
            paths.add("/search?q=" + typed + "&seller=" + typed + "&platform=" + typed);
            paths.add("/search?sound=1&q=" + typed);
        }
        for (QueueEntry entry : house.queue.list(QueueFilter.ALL, 200, 0)) {
            paths.add("/review/" + entry.flag().id());
            paths.add("/seller?key=" + URLEncoder.encode(entry.flag().seller().value(), StandardCharsets.UTF_8));
        }
        return paths;
    }

    @Test
    void nothingOfAListingEverBecomesMarkup() throws Exception {
        Visit shen = Visit.of(console, "shen");
        for (String path : paths()) {
            Visit.Answer answer = shen.get(path);
            assertEquals(200, answer.status(), path);
            assertInert(answer.page(), path);
        }
    }

    private static void assertInert(Document page, String where) {
        assertEquals(2, page.select("script").size(), where + ": only our two scripts, by address");
        assertTrue(page.select("script:not([src^=/assets/])").isEmpty(), where);
        assertTrue(
                page.select("iframe, object, embed, base, math, meta[http-equiv], style, [style]")
                        .isEmpty(),
                where);
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                String name = attribute.getKey();
                assertFalse(name.startsWith("on"), where + ": " + element);
                assertFalse(name.contains("hx-get") || name.contains("hx-post"), where + ": " + element);
                boolean address = name.equals("href") || name.equals("src") || name.equals("action");
                assertFalse(
                        address && attribute.getValue().strip().toLowerCase().startsWith("javascript"), where);
            });
            if (element.normalName().equals("form")) {
                assertTrue(
                        element.attr("action").startsWith("/")
                                || element.attr("method").equals("dialog"),
                        where);
            }
        }
    }

    @Test
    void hiddenAndTurningCharactersAreShownByName() throws Exception {
        Visit shen = Visit.of(console, "shen");
        String queue = shen.get("/review").source();
        assertTrue(queue.contains("U+202E") && queue.contains("U+200B"));
        assertFalse(queue.contains("\u202e") || queue.contains("\u200b") || queue.contains("\u2066"));
    }

    @Test
    void theSealedPageIsCleanedAndSandboxedTwice() throws Exception {
        Visit shen = Visit.of(console, "shen");
        for (QueueEntry entry : house.queue.list(QueueFilter.ALL, 200, 0)) {
            String hex = entry.flag().listing().capture().hex();
            Visit.Answer around = shen.get("/sealed/" + hex);
            assertTrue(around.text().contains("校时") && around.text().contains("未设比对时钟"));
            Element frame = around.page().selectFirst("iframe");
            assertTrue(frame.hasAttr("sandbox") && frame.attr("sandbox").isEmpty(), "no allowance at all");
            Visit.Answer inside = shen.get("/sealed/" + hex + "/page");
            String policy = inside.header("Content-Security-Policy");
            assertTrue(policy.startsWith("sandbox; default-src 'none'"), policy);
            assertFalse(policy.contains("allow-") || policy.contains("script-src"), policy);
            Document page = inside.page();
            assertTrue(
                    page.select("script, iframe, object, embed, base, form, input, svg, math, link, meta[http-equiv]")
                            .isEmpty());
            for (Element element : page.body().getAllElements()) {
                element.attributes().forEach(attribute -> {
                    assertFalse(
                            attribute.getKey().startsWith("on")
                                    || attribute.getKey().equals("href"),
                            element.toString());
                    assertTrue(
                            !attribute.getKey().equals("src")
                                    || attribute.getValue().startsWith("data:image/jpeg;base64,"),
                            "a picture is ours or absent");
                });
            }
            Visit.Answer source = shen.get("/sealed/" + hex + "/source");
            assertTrue(source.header("Content-Type").startsWith("text/plain"));
            assertTrue(source.source().contains("alert('page')"), "the source is whole");
            assertTrue(source.header("Content-Security-Policy").startsWith("sandbox; default-src 'none'"));
        }
    }

    @Test
    void onlyNamesOfCapturesAreLookedUp() throws Exception {
        Visit shen = Visit.of(console, "shen");
        for (String name : new String[] {"..%2f..%2fetc%2fpasswd", "0".repeat(64), "0".repeat(63) + "G", "x"}) {
            int status = shen.get("/sealed/" + name).status();
            assertTrue(status == 404 || status == 400, name + " gave " + status);
        }
    }

    /** The address changes before the page behind it listens to keys. */
    private static final String LOADED = " && document.readyState === 'complete'";

    static boolean chromium() {
        return Chromium.installed();
    }

    @Test
    @EnabledIf(value = "chromium", disabledReason = "/usr/bin/chromium is not installed (Debian: apt install chromium)")
    void inARealBrowserNothingFiresAndTheKeysWork() throws Exception {
        Visit lin = Visit.of(console, "lin");
        try (Chromium browser = new Chromium()) {
            browser.size(1280, 900);
            browser.cookie(console, "zhicha", lin.cookie("zhicha"));
            browser.open(console.resolve("/review"));
            browser.open(console.resolve("/sealed/"
                    + house.queue
                            .list(QueueFilter.ALL, 1, 0)
                            .getFirst()
                            .flag()
                            .listing()
                            .capture()
                            .hex()));
            browser.open(console.resolve("/review/next"));
            String first = browser.run("location.pathname");
            browser.press("b");
            browser.await("document.querySelector('.compare.blink') !== null");
            browser.press("n");
            browser.await("document.querySelector('.why-not.armed') !== null");
            browser.press("d");
            browser.await("location.pathname !== '" + first + "' && document.querySelector('.notice.good') !== null"
                    + LOADED);
            browser.press("z");
            browser.await("location.pathname === '" + first + "'" + LOADED);
            browser.press("j");
            browser.await("location.pathname !== '" + first + "'");
            assertEquals(0, browser.dialogs.get());
            assertEquals("undefined", browser.run("typeof window.fired"));
        }
    }
}
