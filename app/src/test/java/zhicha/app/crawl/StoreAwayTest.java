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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.desk.Desk;
import zhicha.app.store.PostgresServer;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.Listing;

/** A PostgreSQL server that is killed in the middle of a crawl and started again a moment later, twice. */
class StoreAwayTest {
    private static final int LISTINGS = 150;
    /** Every so many listings one is gone. */
    private static final int GONE = 15;

    private static final long SEED = 20261123;

    @TempDir
    private Path folder;

    private final AtomicInteger visits = new AtomicInteger();
    private HttpServer shop;

    @BeforeEach
    void open() throws Exception {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.createContext("/", exchange -> {
            visits.incrementAndGet();
            byte[] body = page(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    /** Each listing leads to the next few, so that nothing is found while the crawl stands still. */
    private static String page(String path) {
        int item = path.equals("/") ? 0 : path.startsWith("/item/") ? Integer.parseInt(path.substring(6)) : -1;
        if (item < 0 || item > 0 && item % GONE == 0) {
            return "";
        }
        String links = IntStream.rangeClosed(item + 1, Math.min(LISTINGS, item + 4))
                .mapToObj(next -> "<a href='/item/" + next + "'>n</a>")
                .collect(Collectors.joining());
        return "<html><body><h1>商品 " + item + "</h1><p class=price>¥9.90</p>" + links + "</body></html>";
    }

    private static Set<String> listings(boolean gone) {
        return IntStream.rangeClosed(1, LISTINGS)
                .filter(item -> item % GONE == 0 == gone)
                .mapToObj(item -> "away-" + item)
                .collect(Collectors.toSet());
    }

    private void untilAsked(int more, CompletableFuture<?> crawl) throws InterruptedException {
        int until = visits.get() + more;
        Instant patience = Instant.now().plus(Duration.ofSeconds(90));
        while (visits.get() < until && !crawl.isDone() && Instant.now().isBefore(patience)) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertTrue(visits.get() >= until, () -> "the crawl does not go on: " + crawl);
    }

    @Test
    void aCrawlWaitsForItsStoreAndLosesAndDoublesNothing() throws Exception {
        PostgresServer server = PostgresServer.own();
        Path file = Files.writeString(
                folder.resolve("site.yaml"), """
                site: away
                home: http://127.0.0.1:%d/
                private-addresses: allowed
                listing: ["/item/(\\\\d+)"]
                politeness: {delay: 2ms, parallel: 4, per-day: 100000}
                extract: {title: h1, price: .price}
                """.formatted(shop.getAddress().getPort()));
        SiteFile site = SiteFiles.read(file).file().orElseThrow();
        Path vault = folder.resolve("vault");
        Random random = new Random(SEED);
        try (Desk desk = Desk.open(server.database(), vault, Clock.systemUTC())) {
            SiteTurn turn = desk.crawls(List.of());
            CompletableFuture<SiteTurn.Outcome> crawl = CompletableFuture.supplyAsync(() -> {
                try {
                    return turn.take(
                            site,
                            1_000,
                            new CrawlAgent("test@zhicha.example"),
                            new KillSwitch(),
                            (entry, ending) -> {});
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            for (int outage = 0; outage < 2; outage++) {
                untilAsked(25 + random.nextInt(25), crawl);
                server.stop();
                TimeUnit.MILLISECONDS.sleep(300);
                server.start();
            }
            SiteTurn.Outcome outcome = crawl.get(120, TimeUnit.SECONDS);

            assertEquals(CrawlReport.Stop.DONE, outcome.crawl().stop());
            List<String> ids = outcome.listings().stream().map(Listing::id).toList();
            assertEquals(listings(false), new HashSet<>(ids), "nothing lost");
            assertEquals(ids.size(), new HashSet<>(ids).size(), "nothing doubled");
            assertTrue(
                    outcome.crawl().useless().keySet().stream().allMatch("http-404"::equals),
                    () -> "that the store was away is no page's fault: " + outcome.crawl());
            VaultReader sealed = desk.vault().reader();
            for (Listing listing : outcome.listings()) {
                assertTrue(sealed.find(listing.capture()).isPresent(), listing::id);
            }
            for (String gone : listings(true)) {
                assertTrue(desk.store().lives().of(gone).gone(), () -> gone + " was noted as gone");
            }
            // pages in hand when the store went away were not asked again
            assertEquals(1 + 1 + LISTINGS, visits.get(), "robots.txt, the front page and each listing");
        }
        assertEquals(0, Verb.run("evidence", "verify", vault).exit());
    }
}
