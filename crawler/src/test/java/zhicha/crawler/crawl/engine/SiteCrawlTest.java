package zhicha.crawler.crawl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.crawl.CrawlBrokenException;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.CrawlReport.Stop;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.MemoryFrontiers;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFileReading;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

class SiteCrawlTest {
    private static final FetchLimits LIMITS = new FetchLimits(
            1 << 20, 100, 5, 50, 4096, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

    @TempDir
    private Path folder;

    private final KillSwitch killSwitch = new KillSwitch();
    private final Frontiers kept = new MemoryFrontiers();
    private Frontiers frontiers = kept;
    private final List<String> read = new CopyOnWriteArrayList<>();
    private Clock clock = Clock.systemUTC();
    private RuntimeException trouble = new IllegalStateException("the store is broken");
    private LittleShop shop;
    private SiteCrawl crawl;

    @BeforeEach
    void open() throws IOException {
        shop = new LittleShop("127.0.0.1");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private SiteFile site(String more) throws IOException {
        String yaml = "site: demo\nhome: " + shop.url("/") + "\nprivate-addresses: allowed\nfollow: [\"/c/.*\"]\n"
                + "listing: [\"/item/(\\\\d+)\"]\n" + more;
        SiteFileReading reading = SiteFiles.read(Files.writeString(folder.resolve("site.yaml"), yaml));
        return reading.file().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    private CrawlReport crawl(String more, int budget) throws Exception {
        return crawl(more, budget, this::door);
    }

    private CrawlReport crawl(String more, int budget, PageDoor door) throws Exception {
        CrawlPlan plan = new CrawlPlan("crawl-1", site(more), budget, "Zhicha/0.1 (+https://contact.example/)", 4);
        crawl = new SiteCrawl(plan, frontiers, door, LIMITS, killSwitch, CrawlListener.SILENT, clock);
        return crawl.run();
    }

    /** A reader as small as can be: links, a title and pictures. */
    private PageHarvest door(FetchOutcome.Fetched fetched, Entry entry) {
        read.add(entry.address().target());
        CaptureId capture = new CaptureId("sha256:" + entry.key());
        if (entry.kind() == PageKind.PICTURE) {
            return PageHarvest.sealed(capture);
        }
        Document page = Jsoup.parse(
                new String(fetched.answer().body(), StandardCharsets.UTF_8),
                fetched.answer().uri().toString());
        Optional<Listing> listing = entry.item()
                .filter(item -> !page.select("h1").text().isBlank())
                .map(item -> Listing.of("demo-" + item, page.select("h1").text()));
        return new PageHarvest(
                Optional.of(capture),
                page.select("a").eachAttr("abs:href"),
                listing,
                page.select("img").eachAttr("abs:src"),
                listing.isEmpty() ? List.of("no title") : List.of());
    }

    private Finished ended(String target) {
        return crawl.frontier().finished().stream()
                .filter(one -> one.address().equals(shop.url(target)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        target + " did not end: " + crawl.frontier().finished()));
    }

    @Test
    void crawlsAShopOnceAndWhole() throws Exception {
        shop.stocked(30, 7);
        CrawlReport report = crawl("politeness: {delay: 0s, parallel: 4}", 1000);
        assertEquals(Stop.DONE, report.stop());
        assertEquals(30, report.listings());
        assertEquals(30, report.pictures());
        assertEquals(0, report.left());
        assertEquals(
                30 + 1 + 6, report.pages(), "listings, the front page and the categories with one beyond the last");
        assertEquals(Map.of("http-404", 1L), report.useless());
        assertEquals(66L, report.statuses().get(200));
        assertEquals(30, crawl.frontier().listings().size());
        Map<String, Long> visits =
                shop.visits().stream().collect(Collectors.groupingBy(LittleShop.Visit::target, Collectors.counting()));
        visits.forEach((target, count) -> assertEquals(1, count, target + " was asked more than once"));
        assertEquals(0, shop.visits("/missing"), "nobody said to follow it");
        assertTrue(crawl.frontier()
                .capture(
                        crawl.frontier().finished().isEmpty()
                                ? ""
                                : site("").route(zhicha.crawler.address.WebAddress.parse(shop.url("/item/1")))
                                        .orElseThrow()
                                        .key())
                .isPresent());
    }

    @Test
    void noGapAtTheServerIsShorterThanTheDelay() throws Exception {
        shop.stocked(6, 6).status("/c/2", 302, Map.of("Location", "/c/3"));
        shop.html("/c/3", "<p>moved here</p>");
        CrawlReport report = crawl("politeness: {delay: 150ms}", 100);
        assertEquals(6, report.listings());
        List<LittleShop.Visit> visits = shop.visits().stream()
                .sorted(Comparator.comparingLong(LittleShop.Visit::began))
                .toList();
        assertTrue(visits.size() >= 16, "robots.txt, front page, categories, the redirect, listings and pictures");
        assertEquals("/robots.txt", visits.getFirst().target());
        for (int i = 1; i < visits.size(); i++) {
            double gap = (visits.get(i).began() - visits.get(i - 1).began()) / 1e6;
            assertTrue(gap >= 150, visits.get(i) + " came " + gap + " ms after " + visits.get(i - 1));
        }
    }

    @Test
    void everyKindOfTroubleIsRecordedAndHarmsNothingElse() throws Exception {
        List<String> targets = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            targets.add("/item/" + i);
        }
        shop.html("/", targets.stream().map(LittleShop::link).collect(Collectors.joining()));
        Function<String, LittleShop.Page> good = title -> exchange -> LittleShop.send(
                exchange, 200, "text/html", ("<h1>" + title + "</h1>").getBytes(StandardCharsets.UTF_8));
        shop.on("/item/1", good.apply("好"));
        shop.on("/item/2", exchange -> {
            exchange.sendResponseHeaders(200, 200L << 20);
            byte[] block = new byte[64 << 10];
            for (int i = 0; i < 3200; i++) {
                exchange.getResponseBody().write(block);
            }
        });
        shop.on("/item/3", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LittleShop.send(exchange, 200, "text/html", "broken".getBytes(StandardCharsets.UTF_8));
        });
        shop.status("/item/4", 302, Map.of("Location", "/item/4"));
        shop.on("/item/5", exchange -> Thread.sleep(6_000));
        shop.status("/item/6", 404, Map.of());
        shop.html("/item/7", "<p>no title</p>");
        shop.html("/item/8", "<h1>假图</h1><img src='/img/8.jpg'>");
        shop.html("/img/8.jpg", "<html>not a picture</html>");
        shop.status("/item/9", 302, Map.of("Location", "http://169.254.169.254/latest"));
        shop.html("/item/10", "<h1>throws</h1>");
        shop.status("/item/11", 500, Map.of());
        shop.html("/item/12", "<h1>好</h1><img src='ftp://x/y.jpg'><img src='http://10.0.0.1:99999/z'>");
        CrawlReport report = crawl("politeness: {delay: 0s, parallel: 4}", 100, (fetched, entry) -> {
            if (entry.address().target().equals("/item/10")) {
                throw new StackOverflowError("a page made to do this");
            }
            return door(fetched, entry);
        });
        assertEquals(Stop.DONE, report.stop());
        assertEquals(0, report.left());
        assertEquals(
                List.of("demo-1", "demo-12", "demo-8"),
                crawl.frontier().listings().stream().map(Listing::id).toList());
        assertEquals("too-large", ended("/item/2").ending().reason());
        assertEquals("broken-encoding", ended("/item/3").ending().reason());
        assertEquals("redirect-loop", ended("/item/4").ending().reason());
        assertEquals("deadline", ended("/item/5").ending().reason());
        assertEquals("http-404", ended("/item/6").ending().reason());
        assertEquals("no-listing", ended("/item/7").ending().reason());
        assertEquals("no title", ended("/item/7").ending().detail());
        assertEquals("not-a-picture", ended("/img/8.jpg").ending().reason());
        assertEquals("host-not-allowed", ended("/item/9").ending().reason());
        assertEquals("unreadable", ended("/item/10").ending().reason());
        assertEquals("http-500", ended("/item/11").ending().reason());
        assertEquals("asked 3 times", ended("/item/11").ending().detail());
        assertEquals(3, shop.visits("/item/11"), "a server may recover, but is not asked for ever");
        assertEquals(Map.of("host-not-allowed", 1L), report.refused());
        assertEquals(
                Map.of("too-large", 1L, "broken-encoding", 1L, "redirect-loop", 1L, "deadline", 1L), report.failed());
    }

    @Test
    void robotsTxtIsObeyedForStartPagesTooAndItsSitemapsAreRead() throws Exception {
        shop.stocked(3, 3);
        String robots = "User-agent: *\nDisallow: /$\nDisallow: /item/2\nSitemap: " + shop.url("/map.xml.gz") + "\n";
        shop.on(
                "/robots.txt",
                exchange -> LittleShop.send(exchange, 200, "text/plain", robots.getBytes(StandardCharsets.UTF_8)));
        String map = "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<url><loc>" + shop.url("/item/1") + "</loc></url><url><loc>" + shop.url("/item/2") + "</loc></url>"
                + "<url><loc>http://10.0.0.1/item/9</loc></url></urlset>";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(map.getBytes(StandardCharsets.UTF_8));
        }
        shop.on("/map.xml.gz", exchange -> LittleShop.send(exchange, 200, "application/gzip", packed.toByteArray()));
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(0, shop.visits("/"));
        assertEquals(0, shop.visits("/item/2"));
        assertEquals(1, shop.visits("/item/1"));
        assertEquals("robots", ended("/").ending().reason());
        assertEquals(2L, report.refused().get("robots"));
        assertEquals(1, report.listings());
    }

    @Test
    void aServerWithoutRobotsTxtToGiveIsLeftAloneForNow() throws Exception {
        shop.stocked(3, 3).status("/robots.txt", 503, Map.of());
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(1, shop.visits().size());
        assertEquals(Map.of("robots", 1L), report.refused());
        assertTrue(
                ended("/").ending().detail().contains("503"),
                ended("/").ending().detail());
    }

    @Test
    void aRobotsTxtThatLiesElsewhereIsAskedForOnce() throws Exception {
        String robots = "User-agent: *\nDisallow: /item/2\n";
        shop.stocked(3, 3)
                .status("/robots.txt", 302, Map.of("Location", "/files/robots.txt"))
                .on(
                        "/files/robots.txt",
                        exchange ->
                                LittleShop.send(exchange, 200, "text/plain", robots.getBytes(StandardCharsets.UTF_8)));
        shop.status("/c/2", 302, Map.of("Location", "/c/1"));
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(2, report.listings());
        assertEquals(1, shop.visits("/robots.txt"));
        assertEquals(1, shop.visits("/files/robots.txt"));
    }

    @Test
    void oneBrokenConnectionOverRobotsTxtDoesNotForbidTheShop() throws Exception {
        int[] asked = {0};
        shop.stocked(2, 2).on("/robots.txt", exchange -> {
            if (asked[0]++ == 0) {
                throw new IOException("the connection is dropped without an answer");
            }
            LittleShop.send(exchange, 404, "text/plain", new byte[0]);
        });
        assertEquals(2, crawl("politeness: {delay: 0s}", 100).listings());
    }

    @Test
    void anEndlessNestOfSitemapsIsLeft() throws Exception {
        shop.stocked(1, 1);
        for (int depth = 0; depth < 6; depth++) {
            String index = "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                    + shop.url("/map/" + (depth + 1)) + "</loc></sitemap></sitemapindex>";
            shop.on(
                    "/map/" + depth,
                    exchange ->
                            LittleShop.send(exchange, 200, "application/xml", index.getBytes(StandardCharsets.UTF_8)));
        }
        CrawlReport report = crawl("politeness: {delay: 0s}\nsitemaps: [\"" + shop.url("/map/0") + "\"]", 100);
        assertEquals(Stop.DONE, report.stop());
        assertEquals(1, shop.visits("/map/2"));
        assertEquals(0, shop.visits("/map/3"));
        assertEquals("unreadable", ended("/map/2").ending().reason());
    }

    @Test
    void aDoorThatTakesNothingMoreEndsTheCrawlAndTheNextRunLosesNothing() throws Exception {
        shop.stocked(20, 20);
        CrawlBrokenException broken = assertThrows(
                CrawlBrokenException.class,
                () -> crawl("politeness: {delay: 0s}", 100, (fetched, entry) -> {
                    if (entry.item().equals(Optional.of("5"))) {
                        throw new PageDoor.Shut("no space left on device", new IOException("disk full"));
                    }
                    return door(fetched, entry);
                }));
        assertTrue(broken.getMessage().contains("no space left"), broken.getMessage());
        assertTrue(shop.visits("/item/20") == 0, "the shop is not asked for pages that nobody can keep");
        CrawlReport second = crawl("politeness: {delay: 0s}", 100);
        assertEquals(Stop.DONE, second.stop());
        assertEquals(20, second.listings());
    }

    @Test
    @Timeout(60)
    void aQueueThatFailsForGoodEndsTheCrawlInsteadOfHangingIt() throws Exception {
        shop.stocked(5, 5);
        AtomicBoolean failing = new AtomicBoolean();
        failing("lease", failing::get);
        assertThrows(
                CrawlBrokenException.class,
                () -> crawl("politeness: {delay: 0s}", 100, (fetched, entry) -> {
                    failing.set(true);
                    return door(fetched, entry);
                }));
        failing("completing", failing::get);
        assertThrows(CrawlBrokenException.class, () -> crawl("politeness: {delay: 0s}", 100));
        failing.set(false);
        assertEquals(5, crawl("politeness: {delay: 0s}", 100).listings());
    }

    @Test
    void aPageThatCannotBeRecordedEndsInAnotherWayAndIsNotForgotten() throws Exception {
        shop.stocked(5, 5);
        AtomicInteger calls = new AtomicInteger();
        failing("completing", () -> calls.incrementAndGet() == 4);
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(Stop.DONE, report.stop());
        assertEquals(0, report.left());
        assertEquals(Map.of("unreadable", 1L), subset(report.useless(), "unreadable"));
    }

    /** A store that fails says nothing about the page: it must not be recorded as useless once the store is back. */
    @Test
    void aQueueThatFailsOnceEndsTheCrawlAndLosesNoListing() throws Exception {
        shop.stocked(5, 5);
        AtomicInteger calls = new AtomicInteger();
        trouble = new FrontierException("the disk is full", new IOException());
        failing("completing", () -> calls.incrementAndGet() == 4);
        assertThrows(CrawlBrokenException.class, () -> crawl("politeness: {delay: 0s}", 100));
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(Stop.DONE, report.stop());
        assertEquals(5, report.listings());
        assertEquals(Map.of(), subset(report.useless(), "unreadable"));
    }

    @Test
    void whatThereIsNothingToReadFromIsKeptAllTheSame() throws Exception {
        shop.html("/", LittleShop.link("/item/1") + LittleShop.link("/item/2") + LittleShop.link("/item/3"));
        shop.status("/item/1", 410, Map.of());
        shop.status("/item/2", 302, Map.of("Location", "http://169.254.169.254/latest"));
        shop.on("/item/3", exchange -> Thread.sleep(6_000));
        Map<String, Integer> keptOf = new ConcurrentHashMap<>();
        PageDoor door = new PageDoor() {
            @Override
            public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
                return door(fetched, entry);
            }

            @Override
            public Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
                keptOf.put(entry.address().path(), outcome.exchanges().size());
                return outcome.exchanges().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CaptureId("sha256:" + entry.key()));
            }
        };
        CrawlReport report = crawl("politeness: {delay: 0s, parallel: 4}", 100, door);
        assertEquals(Map.of("/item/1", 1, "/item/2", 1, "/item/3", 0), keptOf);
        assertTrue(ended("/item/1").capture().isPresent(), "that it is gone");
        assertTrue(ended("/item/2").capture().isPresent(), "that it leads elsewhere");
        assertTrue(ended("/item/3").capture().isEmpty(), "nothing came");
        assertEquals(3, report.captures(), "the front page and two answers");
    }

    @Test
    void aSiteThatAsksForALongRestIsLeftForAnotherTime() throws Exception {
        shop.stocked(3, 3).status("/c/1", 429, Map.of("Retry-After", "7200"));
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(Stop.RESTING, report.stop());
        assertEquals(1, shop.visits("/c/1"));
        assertTrue(report.left() > 0);
    }

    /** Also while it waits for its turn at the next host, which may take minutes. */
    @Test
    @Timeout(40)
    void theKillSwitchEndsAWaitForPoliteness() throws Exception {
        shop.stocked(1, 1).on("/robots.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "/files/robots.txt");
            LittleShop.send(exchange, 302, "text/plain", new byte[0]);
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                killSwitch.pull();
            });
        });
        CrawlReport report = crawl("politeness: {delay: 100s}", 100);
        assertEquals(Stop.STOPPED, report.stop());
        assertEquals(1, shop.visits().size());
        assertEquals(1, report.left());
    }

    private static Map<String, Long> subset(Map<String, Long> counts, String reason) {
        return counts.containsKey(reason) ? Map.of(reason, counts.get(reason)) : Map.of();
    }

    /** The same frontiers, of which one method fails at times, as a store does whose disk is full. */
    private void failing(String method, BooleanSupplier when) {
        Frontiers sound = kept;
        frontiers = (name, site, delay, parallel, now) -> {
            Frontier frontier = sound.open(name, site, delay, parallel, now);
            return (Frontier) Proxy.newProxyInstance(
                    Frontier.class.getClassLoader(), new Class<?>[] {Frontier.class}, (proxy, called, arguments) -> {
                        if (called.getName().equals(method) && when.getAsBoolean()) {
                            throw trouble;
                        }
                        return called.invoke(frontier, arguments);
                    });
        };
    }

    @Test
    void aPageThatTheServerFailsOverOnceIsReadTheNextTime() throws Exception {
        int[] asked = {0};
        shop.stocked(2, 2).on("/item/1", exchange -> {
            if (asked[0]++ == 0) {
                LittleShop.send(exchange, 500, "text/plain", new byte[0]);
            } else {
                LittleShop.send(exchange, 200, "text/html", "<h1>商品 1</h1>".getBytes(StandardCharsets.UTF_8));
            }
        });
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(2, report.listings());
        assertEquals(2, shop.visits("/item/1"));
        assertEquals("ok", ended("/item/1").ending().reason());
    }

    @Test
    void comesBackWhenTheServerSays() throws Exception {
        int[] asked = {0};
        shop.stocked(1, 1).on("/c/1", exchange -> {
            if (asked[0]++ == 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                LittleShop.send(exchange, 429, "text/plain", new byte[0]);
            } else {
                LittleShop.send(
                        exchange, 200, "text/html", LittleShop.link("/item/1").getBytes(StandardCharsets.UTF_8));
            }
        });
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(1, report.listings());
        List<LittleShop.Visit> visits = shop.visits().stream()
                .filter(visit -> visit.target().equals("/c/1"))
                .toList();
        assertEquals(2, visits.size());
        assertTrue(
                visits.get(1).began() - visits.get(0).began() >= 1_000_000_000L,
                "it waited the second it was asked to");
    }

    @Test
    void spendsItsBudgetOnPagesAndStillFetchesTheirPicturesAndGoesOnAnotherDay() throws Exception {
        shop.stocked(20, 20);
        CrawlReport first = crawl("politeness: {delay: 0s}", 7);
        assertEquals(Stop.BUDGET_SPENT, first.stop());
        assertEquals(7, first.pages());
        assertEquals(first.listings(), first.pictures());
        assertTrue(first.left() > 0);
        CrawlReport second = crawl("politeness: {delay: 0s}", 1000);
        assertEquals(Stop.DONE, second.stop());
        assertEquals(20, second.listings());
        assertEquals(1, shop.visits("/item/1"), "what was done is not done again");
    }

    @Test
    void aSmallBudgetIsSpentOnGoodsAndNotOnAMenuOfEmptyShelves() throws Exception {
        StringBuilder menu = new StringBuilder();
        for (int shelf = 1; shelf <= 40; shelf++) {
            menu.append("<a href='/c/").append(shelf).append("'>shelf</a>");
            shop.html("/c/" + shelf, menu + "<p>nothing here</p>");
        }
        StringBuilder goods = new StringBuilder(menu);
        for (int item = 1; item <= 12; item++) {
            goods.append("<a href='/item/").append(item).append("'>goods</a>");
            shop.html("/item/" + item, menu + "<h1>goods " + item + "</h1>");
        }
        shop.html("/", menu.toString());
        shop.html("/c/3", goods.toString());
        CrawlReport report = crawl("politeness: {delay: 0s}", 20);
        assertEquals(Stop.BUDGET_SPENT, report.stop());
        assertEquals(12, report.listings(), "the front page, three shelves, twelve listings, and shelves between them");
    }

    @Test
    void asksNothingOutsideItsHours() throws Exception {
        shop.stocked(3, 3);
        clock = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        CrawlReport report = crawl("politeness: {delay: 0s, hours: \"22:00-06:00\"}", 100);
        assertEquals(Stop.OUTSIDE_HOURS, report.stop());
        assertEquals(1, report.left());
        assertEquals(List.of(), shop.visits());
    }

    @Test
    void theKillSwitchStopsItAndNothingIsLost() throws Exception {
        shop.stocked(20, 20).on("/item/5", exchange -> {
            killSwitch.pull();
            Thread.sleep(2_000);
        });
        CrawlReport report = crawl("politeness: {delay: 0s}", 100);
        assertEquals(Stop.STOPPED, report.stop());
        assertTrue(report.left() > 0);
        assertTrue(
                crawl.frontier().finished().stream()
                        .noneMatch(one -> one.address().endsWith("/item/5")),
                "it is still to be asked");
        assertEquals(0, crawl.frontier().tally().leased());
    }

    @Test
    void canBeStoppedGentlyAndGoesOnWhereItWas() throws Exception {
        shop.stocked(20, 20);
        CrawlReport first = crawl("politeness: {delay: 0s}", 100, (fetched, entry) -> {
            if (entry.item().equals(Optional.of("5"))) {
                crawl.stop();
            }
            return door(fetched, entry);
        });
        assertEquals(Stop.STOPPED, first.stop());
        assertTrue(first.listings() >= 1 && first.listings() < 20, "listings " + first.listings());
        CrawlReport second = crawl("politeness: {delay: 0s}", 100);
        assertEquals(20, second.listings());
        assertEquals(read.stream().distinct().count(), read.size(), "no page was read twice");
    }

    @Test
    void picturesMayLieOnAHostOfTheirOwn() throws Exception {
        try (LittleShop images = new LittleShop("127.0.0.2")) {
            images.picture("/a.jpg");
            shop.html("/", LittleShop.link("/item/1"))
                    .html(
                            "/item/1",
                            "<h1>好</h1><img src='" + images.url("/a.jpg") + "'>"
                                    + LittleShop.link(images.url("/item/7")));
            CrawlReport report = crawl("politeness: {delay: 0s}", 100);
            assertEquals(1, report.pictures());
            assertEquals(
                    List.of("/robots.txt", "/a.jpg"),
                    images.visits().stream().map(LittleShop.Visit::target).toList());
            assertFalse(read.contains("/item/7"), "pages of that host are none of our business");
        }
    }
}
