package zhicha.crawler.crawl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.CrawlReport.Stop;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.MemoryFrontiers;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.rules.subject.Listing;

/** Pages that the day's requests end in: each listing is shown with parts of its own, that are asked for one by one. */
@Timeout(60)
class SpentDayTest {
    private static final int PARTS = 6;
    /** So long a host, and a page, wait for the other to be at work too. */
    private static final int HELD_MILLIS = 500;

    @TempDir
    private Path folder;

    private final Frontiers frontiers = new MemoryFrontiers();
    private final Day day = new Day();
    private LittleShop shop;
    private int parts = PARTS;
    private int parallel = 1;
    private PageDoor door = new Showing();
    private String settings = "";

    /** One budget; it is seen to be spent only once a request was refused, as where another program spends it too. */
    private static final class Day implements DayBudget {
        private int left;
        private boolean spent;

        synchronized void begins(int most) {
            left = most;
            spent = false;
        }

        @Override
        public synchronized boolean spent(Instant now) {
            return spent;
        }

        @Override
        public synchronized boolean take(Instant now) {
            spent = left == 0;
            left -= spent ? 0 : 1;
            return !spent;
        }
    }

    @BeforeEach
    void open() throws IOException {
        shop = new LittleShop("127.0.0.1");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Stop crawl(int most) throws Exception {
        return crawl(most, most);
    }

    /** @param left of the requests of the day, where other programs took the rest */
    private Stop crawl(int most, int left) throws Exception {
        day.begins(left);
        SiteFile site = SiteFiles.read(Files.writeString(
                        folder.resolve("site.yaml"),
                        "site: demo\nhome: " + shop.url("/") + "\nprivate-addresses: allowed\n"
                                + "listing: [\"/item/(\\\\d+)$\"]\nrender: always\npoliteness: {delay: 0s, parallel: "
                                + parallel
                                + ", per-day: " + most + "}\n" + settings))
                .file()
                .orElseThrow();
        CrawlPlan plan = new CrawlPlan("crawl", site, 100, "Zhicha/0.1 (+https://contact.example/)", 2 * parallel + 2);
        SiteCrawl crawl = new SiteCrawl(
                plan,
                frontiers,
                door,
                FetchLimits.USUAL,
                new KillSwitch(),
                CrawlListener.SILENT,
                day,
                Clock.systemUTC());
        CrawlReport report = crawl.run();
        endings.clear();
        for (Finished one : crawl.frontier().finished()) {
            endings.put(
                    one.address().substring(shop.url("").length()), one.ending().reason());
        }
        return report.stop();
    }

    private final Map<String, String> endings = new TreeMap<>();

    /** A browser's part of the work. */
    private class Showing implements PageDoor {
        @Override
        public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
            throw new IllegalStateException("pages are shown");
        }

        @Override
        public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more)
                throws InterruptedException {
            String html = new String(fetched.answer().body(), StandardCharsets.UTF_8);
            for (int part = 0; entry.kind() == PageKind.LISTING && part < parts; part++) {
                WebAddress wanted =
                        WebAddress.of(entry.address() + "-" + part + ".js").orElseThrow();
                if (more.fetch(wanted) instanceof FetchOutcome.Refused refused) {
                    assertEquals(FetchOutcome.Refused.Reason.DAY_SPENT, refused.reason());
                    throw new CutShort(Optional.empty(), "cut");
                }
            }
            return new PageHarvest(
                    Optional.empty(),
                    Jsoup.parse(html, entry.address().toString()).select("a").eachAttr("abs:href"),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }
    }

    private void stocked(int listings) {
        StringBuilder front = new StringBuilder();
        for (int item : IntStream.rangeClosed(1, listings).toArray()) {
            front.append(LittleShop.link("/item/" + item));
            shop.html("/item/" + item, "<h1>x</h1>");
        }
        shop.html("/", front.toString());
    }

    /** Asked to come back so often before it is there. */
    private void late(String target, int times) {
        AtomicInteger asked = new AtomicInteger();
        shop.on(target, exchange -> {
            boolean there = asked.incrementAndGet() > times;
            exchange.getResponseHeaders().set("Retry-After", "0");
            LittleShop.send(exchange, there ? 200 : 503, "text/html", "<h1>x</h1>".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void pagesThatShareADayAreEachReadWhereEachHasRoomInOne() throws Exception {
        parallel = 4;
        stocked(4);
        int most = 1 + PARTS + parallel;
        for (int days = 0; days < 3; days++) {
            assertEquals(Stop.DAY_SPENT, crawl(most));
        }
        assertEquals(Stop.DONE, crawl(most));
        assertEquals(4, endings.values().stream().filter("no-listing"::equals).count(), endings::toString);
    }

    @Test
    void aPageThatHadToBeAskedAgainMayStillBeCutOnce() throws Exception {
        stocked(1);
        late("/item/1", 2);
        assertEquals(Stop.DAY_SPENT, crawl(4 + PARTS));
        assertEquals(Map.of("/", "ok"), endings);
        assertEquals(Stop.DONE, crawl(4 + PARTS));
        assertEquals(Map.of("/", "ok", "/item/1", "no-listing"), endings);
    }

    @Test
    void aPageThatWasNotAskedWaits() throws Exception {
        stocked(1);
        late("/item/1", 2);
        assertEquals(Stop.DAY_SPENT, crawl(4));
        assertEquals(2, shop.visits("/item/1"));
        assertEquals(Map.of("/", "ok"), endings);
        assertEquals(Stop.DONE, crawl(20));
        assertEquals(List.of("ok", "no-listing"), List.copyOf(endings.values()));
    }

    @Test
    void pagesThatWereNotAskedWaitWhereADayHasFewerRequestsThanAreInFlight() throws Exception {
        parallel = 4;
        stocked(4);
        assertEquals(Stop.DAY_SPENT, crawl(2));
        assertEquals(Map.of("/", "ok"), endings);
    }

    @Test
    void aPageThatHasTheDayToItselfAndNeedsMoreEnds() throws Exception {
        stocked(1);
        assertEquals(Stop.DAY_SPENT, crawl(PARTS));
        assertEquals(Map.of("/", "ok"), endings, "it came after another");
        crawl(PARTS + 1);
        assertEquals(Map.of("/", "ok", "/item/1", "day-spent"), endings);
    }

    /** Another host of the site has a script that a listing is drawn by, and a picture. */
    @Test
    void nothingHoldsTheHostsOfAPageThatIsShown() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CountDownLatch pictured = new CountDownLatch(1);
        try (LittleShop other = new LittleShop("127.0.0.2")) {
            settings = "hosts: [\"" + other.url("").substring("http://".length()) + "\"]\n";
            stocked(2);
            other.html("/draw.js", "");
            other.on("/1.jpg", exchange -> {
                shown.await(HELD_MILLIS, TimeUnit.MILLISECONDS);
                LittleShop.send(exchange, 200, "image/jpeg", LittleShop.PICTURE);
                pictured.countDown();
            });
            AtomicReference<FetchOutcome> script = new AtomicReference<>();
            door = new Showing() {
                @Override
                public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more)
                        throws InterruptedException {
                    if (entry.item().equals(Optional.of("1"))) {
                        List<String> pictures = List.of(other.url("/1.jpg"));
                        Optional<Listing> listing = Optional.of(Listing.of("demo-1", "x"));
                        return new PageHarvest(Optional.empty(), List.of(), listing, pictures, List.of());
                    }
                    if (entry.item().equals(Optional.of("2"))) {
                        shown.countDown();
                        pictured.await(HELD_MILLIS, TimeUnit.MILLISECONDS);
                        script.set(
                                more.fetch(WebAddress.of(other.url("/draw.js")).orElseThrow()));
                    }
                    return super.read(fetched, entry, more);
                }
            };
            assertEquals(Stop.DONE, crawl(40));
            assertInstanceOf(FetchOutcome.Fetched.class, script.get());
            assertEquals(1, other.visits("/1.jpg"));
        }
    }

    @Test
    void aDayThatEndedInAPageTakesNoneOfItsPatience() throws Exception {
        stocked(1);
        AtomicInteger rules = new AtomicInteger();
        shop.on("/robots.txt", exchange -> {
            if (rules.incrementAndGet() == 2) {
                throw new IOException("the connection is dropped without an answer");
            }
            LittleShop.send(exchange, 404, "text/plain", new byte[0]);
        });
        assertEquals(Stop.DAY_SPENT, crawl(4));
        assertEquals(1, shop.visits("/item/1"));
        assertEquals(Map.of("/", "ok"), endings);
        late("/item/1", 3);
        assertEquals(Stop.DONE, crawl(20));
        assertEquals(3, shop.visits("/robots.txt"));
        assertEquals(Map.of("/", "ok", "/item/1", "no-listing"), endings);
    }

    @Test
    void aPageIsNotEndedForOthersThatMayBeInFlight() throws Exception {
        parallel = 4;
        stocked(1);
        int all = 1 + 1 + PARTS;
        assertEquals(Stop.DAY_SPENT, crawl(all));
        assertEquals(Stop.DONE, crawl(all));
        assertEquals(Map.of("/", "ok", "/item/1", "no-listing"), endings);
    }

    /** Two hosts of a page take two requests for their robots.txt, each day anew. */
    @Test
    void theRobotsTxtOfItsHostsIsAmongWhatAPageNeeds() throws Exception {
        try (LittleShop other = new LittleShop("127.0.0.2")) {
            settings = "hosts: [\"" + other.url("").substring("http://".length()) + "\"]\n";
            stocked(1);
            other.html("/draw.js", "");
            door = new Showing() {
                @Override
                public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more)
                        throws InterruptedException {
                    if (entry.kind() == PageKind.LISTING) {
                        more.fetch(WebAddress.of(other.url("/draw.js")).orElseThrow());
                    }
                    return super.read(fetched, entry, more);
                }
            };
            int most = 2 + 2 + PARTS - 1;
            assertEquals(Stop.DAY_SPENT, crawl(most));
            assertEquals(Map.of("/", "ok"), endings, "it came after another");
            crawl(most);
            assertEquals(Map.of("/", "ok", "/item/1", "day-spent"), endings);
        }
    }

    @Test
    void aPageThatOthersLeaveNearlyAllOfEachDayIsEndedTheThirdTime() throws Exception {
        stocked(1);
        parts = 100;
        for (int days = 1; days < 3; days++) {
            assertEquals(Stop.DAY_SPENT, crawl(20, 18));
            assertEquals(Map.of("/", "ok"), endings);
        }
        crawl(20, 18);
        assertEquals(Map.of("/", "ok", "/item/1", "day-spent"), endings);
    }

    @Test
    void aPageThatOthersLeaveTooLittleOfEachDayIsEndedTheTenthTime() throws Exception {
        stocked(1);
        for (int days = 1; days < 10; days++) {
            assertEquals(Stop.DAY_SPENT, crawl(100, 4));
            assertEquals(Map.of("/", "ok"), endings);
        }
        crawl(100, 4);
        assertEquals(Map.of("/", "ok", "/item/1", "day-spent"), endings);
    }
}
