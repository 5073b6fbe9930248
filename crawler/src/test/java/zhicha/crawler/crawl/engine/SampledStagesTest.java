package zhicha.crawler.crawl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.MemoryFrontiers;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.CrawlPlan.Stage;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** The stages of a sampled crawl against a real shop: what is found is noted, and only what was chosen is asked for. */
class SampledStagesTest {
    @TempDir
    private Path folder;

    private final MemoryFrontiers frontiers = new MemoryFrontiers();
    private LittleShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new LittleShop("127.0.0.1").stocked(30, 10);
        // page after page of results, until one has no listing; the last item stands nowhere else
        shop.html("/s?q=%C0%D6%B8%DF&p=0", LittleShop.link("/item/1") + LittleShop.link("/item/900"));
        shop.html("/s?q=%C0%D6%B8%DF&p=1", LittleShop.link("/item/901"));
        shop.html("/s?q=%C0%D6%B8%DF&p=2", "没有更多了");
        shop.html("/s?q=%C0%D6%B8%DF&p=3", LittleShop.link("/item/999"));
        shop.on(
                "/new.rss",
                exchange -> LittleShop.send(
                        exchange,
                        200,
                        "application/rss+xml",
                        ("<?xml version='1.0'?><rss version='2.0'>"
                                        + "<channel><title>新品</title><link>" + shop.url("/")
                                        + "</link><item><title>x</title><link>"
                                        + shop.url("/item/700") + "</link></item></channel></rss>")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private SiteFile site() throws IOException {
        return SiteFiles.read(Files.writeString(folder.resolve("site.yaml"), """
                        site: demo
                        home: %s
                        private-addresses: allowed
                        follow: ["/c/.*"]
                        listing: ["/item/(\\\\d+)"]
                        politeness: {delay: 0s, parallel: 4}
                        feeds: ["%s"]
                        search: {address: "%s", charset: GBK, first-page: 0, pages: 9}
                        sampling: {random: 5, targeted: 5, strata: {category: "/c/(\\\\d+)"}}
                        """.formatted(
                                shop.url("/"), shop.url("/new.rss"), shop.url("/s?q={term}&p={page}"))))
                .file()
                .orElseThrow();
    }

    private Map.Entry<CrawlReport, Frontier> stage(Stage stage, int budget, List<Found> chosen) throws Exception {
        CrawlPlan plan = new CrawlPlan(
                "crawl-1",
                site(),
                budget,
                "Zhicha/0.1 (+https://contact.example/)",
                4,
                stage,
                List.of(new SearchTerm("乐高", "tm-lego", "toys")));
        SiteCrawl crawl = new SiteCrawl(
                plan,
                frontiers,
                this::door,
                FetchLimits.USUAL,
                new KillSwitch(),
                CrawlListener.SILENT,
                Clock.systemUTC());
        crawl.frontier().add(chosen, Clock.systemUTC().instant());
        return Map.entry(crawl.run(), crawl.frontier());
    }

    private PageHarvest door(FetchOutcome.Fetched fetched, Entry entry) {
        CaptureId capture = new CaptureId("sha256:" + entry.key());
        if (entry.kind() == PageKind.PICTURE) {
            return PageHarvest.sealed(capture);
        }
        Document page = Jsoup.parse(
                new String(fetched.answer().body(), StandardCharsets.UTF_8),
                fetched.answer().uri().toString());
        return new PageHarvest(
                Optional.of(capture),
                page.select("a").eachAttr("abs:href"),
                entry.item().map(item -> Listing.of("demo-" + item, "商品 " + item)),
                page.select("img").eachAttr("abs:src"),
                List.of());
    }

    @Test
    void discoveryWalksListsSearchesAndFeedsAndAsksForNoListing() throws Exception {
        var discovered = stage(Stage.DISCOVERY, 1_000, List.of());
        assertEquals(CrawlReport.Stop.DONE, discovered.getKey().stop());
        assertEquals(0, discovered.getKey().listings());
        assertEquals(
                0,
                shop.visits().stream()
                        .filter(visit -> visit.target().startsWith("/item/"))
                        .count());
        Map<String, FrameUnit> frame = discovered.getValue().frame().stream()
                .collect(Collectors.toMap(unit -> unit.item().orElse(""), unit -> unit));
        assertEquals(33, frame.size(), "30 on shelves, two by search alone, one in the feed");
        assertEquals(FrameUnit.Source.SHELF, frame.get("1").source(), "also found by search, but on a shelf as well");
        assertEquals("1", frame.get("1").shelf());
        assertEquals(FrameUnit.Source.SEARCH, frame.get("901").source(), "on the second page of results");
        assertEquals("toys", frame.get("901").sector());
        assertEquals(FrameUnit.Source.SITEMAP, frame.get("700").source());
        assertEquals(0, shop.visits("/s?q=%C0%D6%B8%DF&p=3"), "a page of results without listings is the last");
    }

    @Test
    void whatWasChosenIsAskedForAndNothingElse() throws Exception {
        Frontier frontier = stage(Stage.DISCOVERY, 1_000, List.of()).getValue();
        List<Found> chosen = frontier.frame().stream()
                .filter(unit -> List.of("3", "17").contains(unit.item().orElse("")))
                .map(unit ->
                        new Found(new Route(unit.address(), PageKind.LISTING, unit.item(), unit.key()), unit.depth()))
                .toList();
        var fetched = stage(Stage.CHOSEN, 1_000, chosen);
        assertEquals(CrawlReport.Stop.DONE, fetched.getKey().stop());
        assertEquals(
                List.of("demo-17", "demo-3"),
                fetched.getValue().listings().stream().map(Listing::id).toList());
        assertEquals(2, fetched.getKey().pictures());
        assertEquals(33, fetched.getValue().frame().size(), "what those pages link to was in it already");
    }

    @Test
    void aDiscoveryThatEndsEarlyLeavesTheRestOfTheBudgetToTheSample() throws Exception {
        var discovered = stage(Stage.DISCOVERY, 2, List.of());
        assertEquals(CrawlReport.Stop.BUDGET_SPENT, discovered.getKey().stop());
        assertTrue(discovered.getKey().left() > 0);
        long walked = shop.visits().stream()
                .filter(visit -> visit.target().startsWith("/c/"))
                .count();
        List<Found> all = discovered.getValue().frame().stream()
                .map(unit ->
                        new Found(new Route(unit.address(), PageKind.LISTING, unit.item(), unit.key()), unit.depth()))
                .toList();
        stage(Stage.CHOSEN, 1_000, all);
        assertEquals(
                walked,
                shop.visits().stream()
                        .filter(visit -> visit.target().startsWith("/c/"))
                        .count(),
                "no list is walked through after the draw");
    }
}
