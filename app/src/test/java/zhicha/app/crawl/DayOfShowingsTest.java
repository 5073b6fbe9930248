package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.desk.Desk;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.Listing;

/** What a browser asks for counts as any other request of the day: two listings, each drawn by six scripts of its own. */
class DayOfShowingsTest {
    private static final int SCRIPTS = 6;

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String shelf = "<a href=/item/1>x</a><a href=/item/2>y</a>";
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium (apt install chromium)");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                (path.endsWith(".js") ? "text/javascript" : "text/html") + ";charset=utf-8");
                exchange.sendResponseHeaders(path.equals("/robots.txt") ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private String body(String path) {
        if (path.equals("/")) {
            return shelf;
        }
        if (path.endsWith(".js")) {
            return "document.querySelector('h1').textContent += '块';";
        }
        StringBuilder page = new StringBuilder("<h1>积木</h1>");
        for (int script = 0; script < SCRIPTS; script++) {
            page.append("<script src=").append(path).append('-').append(script).append(".js></script>");
        }
        return page.toString();
    }

    private SiteFile site(int perDay) throws Exception {
        return SiteFiles.read(Files.writeString(
                        folder.resolve("site.yaml"),
                        "site: shop\nhome: http://127.0.0.1:%d/\nprivate-addresses: allowed\n"
                                        .formatted(server.getAddress().getPort())
                                + "listing: ['/item/(\\d+)$']\nrender: always\nextract: {title: h1}\n"
                                + "politeness: {delay: 0s, parallel: 1, per-day: " + perDay + "}\n"))
                .file()
                .orElseThrow();
    }

    private SiteTurn.Outcome crawl(SiteFile site, int days) throws Exception {
        try (Desk desk = Desk.open(folder.resolve("data"), Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))) {
            return desk.crawls(List.of())
                    .take(site, 100, new CrawlAgent("test@example.org"), new KillSwitch(), CrawlListener.SILENT);
        }
    }

    @Test
    void aPageThatTheDayEndsInIsReadAnotherDayAndNotByHalves() throws Exception {
        int all = 2 + 2 * (1 + SCRIPTS);
        SiteFile site = site(all - 1);
        SiteTurn.Outcome today = crawl(site, 0);
        assertEquals(all - 1, asked.size(), asked::toString);
        assertEquals(CrawlReport.Stop.DAY_SPENT, today.crawl().stop());
        assertEquals(1, today.listings().size(), "the other lacks a script");

        SiteTurn.Outcome tomorrow = crawl(site, 1);
        assertTrue(tomorrow.crawl().ended(), tomorrow::toString);
        assertEquals(
                List.of("积木块块块块块块", "积木块块块块块块"),
                tomorrow.listings().stream().map(Listing::title).toList());
    }

    @Test
    void aPageThatNeedsMoreThanADayHasEndsAndSaysSo() throws Exception {
        shelf = "<a href=/item/1>x</a>";
        SiteFile site = site(SCRIPTS);
        assertEquals(CrawlReport.Stop.DAY_SPENT, crawl(site, 0).crawl().stop());
        assertEquals(SCRIPTS, asked.size(), asked::toString);
        SiteTurn.Outcome tomorrow = crawl(site, 1);
        assertEquals(2 * SCRIPTS, asked.size(), asked::toString);
        assertEquals(Map.of("day-spent", 1L), tomorrow.crawl().useless(), tomorrow::toString);
        assertEquals(List.of(), tomorrow.listings());
    }
}
