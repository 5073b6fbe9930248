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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.desk.Desk;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;

/** The kill switch, while a browser shows a page that asks for more all the time and another answer drips. */
class StoppedBrowserTest {
    @TempDir
    private Path folder;

    @Test
    void nobodyIsAskedAnyMoreTwoSecondsAfterTheSwitchWasPulled() throws Exception {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        List<Long> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(System.nanoTime());
            String path = exchange.getRequestURI().getPath();
            StringBuilder page = new StringBuilder("<h1>灯</h1>");
            if (path.equals("/")) {
                for (int item = 1; item <= 40; item++) {
                    page.append("<a href=/item/").append(item).append(">x</a>");
                }
            }
            if (path.startsWith("/item/")) {
                page.append("<script>setInterval(() => fetch('/api/' + Math.random()).catch(e => 0), 50)</script>");
            }
            try (exchange) {
                if (path.startsWith("/api/")) {
                    Thread.sleep(200);
                }
                byte[] body = (path.equals("/robots.txt") ? "User-agent: *\nAllow: /\n" : page.toString())
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", path.equals("/robots.txt") ? "text/plain" : "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        Path file = Files.writeString(
                folder.resolve("lamps.yaml"), """
                site: lamps
                home: http://127.0.0.1:%d/
                private-addresses: allowed
                listing: ['/item/(\\d+)']
                render: always
                politeness: {delay: 0ms, parallel: 4}
                """.formatted(server.getAddress().getPort()));
        SiteFile site = SiteFiles.read(file).file().orElseThrow();
        KillSwitch kill = new KillSwitch();
        try (Desk desk = Desk.open(folder.resolve("data"), Clock.systemUTC())) {
            CompletableFuture<SiteTurn.Outcome> turn = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return desk.crawls(List.of())
                                    .take(site, 100, new CrawlAgent("test@example.org"), kill, CrawlListener.SILENT);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    command -> Thread.ofPlatform().start(command));
            // the front page, robots.txt, some goods, and what their scripts ask for
            for (int wait = 0; wait < 1_200 && asked.size() < 12; wait++) {
                Thread.sleep(50);
            }
            assertTrue(asked.size() >= 12, "only " + asked.size() + " requests in a minute");
            kill.pull();
            long pulled = System.nanoTime();
            CrawlReport report = turn.get(60, TimeUnit.SECONDS).crawl();
            assertEquals(CrawlReport.Stop.STOPPED, report.stop());
            assertTrue(report.left() > 0, "it goes on another time");
            Thread.sleep(1_000);
            long late = asked.stream()
                    .filter(at -> at - pulled > TimeUnit.SECONDS.toNanos(2))
                    .count();
            assertEquals(0, late, "requests after two seconds");
        } finally {
            server.stop(0);
        }
    }
}
