package zhicha.crawler.plan.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.life.Revisits;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Politeness;
import zhicha.crawler.plan.Render;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;
import zhicha.crawler.sample.Sampling;

class SiteFilesTest {
    private static final String WHOLE = """
            site: demo-a
            name: 示例商城
            home: http://127.0.0.1:8801/
            private-addresses: allowed
            start: [http://127.0.0.1:8801/, http://127.0.0.1:8801/new]
            hosts: [127.0.0.5:8802, img.shop.example]
            sitemaps: [http://127.0.0.1:8801/map.xml]
            follow: ["/c/.*"]
            listing: ["/item/(\\\\d+)"]
            drop-parameters: [Ref]
            render: when-empty
            politeness: {delay: 1.5s, parallel: 2, hours: "22:00-06:00"}
            sampling: {random: 500, targeted: 300}
            extract:
              title: h1
              price: .price-new
              images: {css: ".thumb a", attr: href}
              seller.name: .shop-name
            """;

    @TempDir
    private Path folder;

    private SiteFileReading read(String yaml) throws IOException {
        return SiteFiles.read(Files.writeString(folder.resolve("site.yaml"), yaml));
    }

    private static WebAddress at(String target) {
        return new WebAddress("http", "127.0.0.1", 8801, target);
    }

    @Test
    void readsEveryKeyOfTheContract() throws IOException {
        SiteFileReading reading = read(WHOLE);
        assertEquals(List.of(), reading.problems());
        SiteFile site = reading.file().orElseThrow();
        assertEquals("demo-a", site.site().id());
        assertEquals("示例商城", site.site().name());
        assertTrue(site.privateAddresses());
        assertEquals(2, site.start().size());
        assertEquals(Render.WHEN_EMPTY, site.render());
        assertEquals(
                new Politeness(Duration.ofMillis(1500), 2, new WorkingHours(LocalTime.of(22, 0), LocalTime.of(6, 0))),
                site.politeness());
        assertEquals(new Sampling(500, 300), site.sampling());
        assertEquals(
                List.of("title", "price", "images", "seller.name"),
                List.copyOf(site.extract().keySet()));
        assertEquals(new FieldSelector(".thumb a", "href"), site.extract().get("images"));
        assertTrue(site.allowedHosts().allows(new WebAddress("http", "127.0.0.5", 8802, "/")));
        assertTrue(site.allowedHosts().allows(new WebAddress("https", "img.shop.example", 443, "/")));
        assertFalse(site.allowedHosts().allows(new WebAddress("http", "127.0.0.5", 22, "/")));
    }

    @Test
    void aSmallFileIsEnough() throws IOException {
        SiteFile site = read("site: a\nhome: https://a.example/\nlisting: [\"/p/(.+)\"]\n")
                .file()
                .orElseThrow();
        assertFalse(site.privateAddresses());
        assertEquals("https://a.example/", site.start().getFirst().toString());
        assertEquals(Politeness.DEFAULT, site.politeness());
        assertEquals(Render.NEVER, site.render());
        assertEquals(Sampling.EVERYTHING, site.sampling());
    }

    @Test
    void readsTheSampleTheSearchAndTheFeeds() throws IOException {
        SiteFileReading reading = read("""
                site: a
                home: https://a.example/
                listing: ["/p/(\\\\d+)"]
                feeds: ["https://feeds.a.example/new.rss"]
                search: {address: "https://so.a.example/s?q={term}&p={page}", charset: GBK, pages: 5, terms: [积木]}
                sampling:
                  random: 400
                  targeted: 100
                  seed: 7
                  discovery: 300
                  strata:
                    category: "/c/([a-z]+)"
                    sectors: {toys: "/c/toys.*"}
                    price: [50, 199.5]
                    sales: [100]
                    seller-years: [1, 3]
                """);
        assertEquals(List.of(), reading.problems());
        SiteFile site = reading.file().orElseThrow();
        Sampling sampling = site.sampling();
        assertTrue(sampling.active());
        assertEquals(7, sampling.seedFor("any"));
        assertEquals(300, sampling.discoveryOf(10_000));
        WebAddress toys = WebAddress.of("https://a.example/c/toys?page=2").orElseThrow();
        assertEquals("toys", sampling.strata().sector(toys).orElseThrow());
        assertEquals(2, sampling.strata().price().size());
        assertEquals("https://feeds.a.example/new.rss", site.feeds().getFirst().toString());
        assertEquals(
                "https://so.a.example/s?q=%BB%FD%C4%BE&p=1",
                site.search().orElseThrow().page("积木", 0).orElseThrow().toString());
        assertTrue(site.allowedHosts().allows(new WebAddress("https", "so.a.example", 443, "/s")));
        assertTrue(site.allowedHosts().allows(new WebAddress("https", "feeds.a.example", 443, "/")));
        Sampling plain = new Sampling(500, 500);
        assertEquals(9_000, plain.discoveryOf(10_000), "what the sample leaves");
        assertEquals(250, plain.discoveryOf(1_000), "a quarter at least");
        assertEquals(plain.seedFor("run-1"), plain.seedFor("run-1"));
        assertFalse(plain.seedFor("run-1") == plain.seedFor("run-2"));
    }

    @Test
    void mistakesOfTheSampleAreToldToo() throws IOException {
        SiteFileReading reading = read("""
                site: a
                home: https://a.example/
                listing: ["/p/(\\\\d+)"]
                search: {address: "https://a.example/s?q=x", charset: nonsense}
                sampling:
                  strata:
                    category: "/c/.*"
                    sectors: {toy: "/c/toys.*"}
                    price: [200, 50]
                """);
        assertTrue(reading.file().isEmpty());
        String told = reading.problems().toString();
        for (String part : List.of("{term}", "nonsense", "no group", "no sector \"toy\"", "do not rise")) {
            assertTrue(told.contains(part), part + " is missing in " + told);
        }
    }

    @Test
    void whereASellersOtherListingsAreIsReadAndMayNotBeTheSellersChoice() throws IOException {
        String site = """
                site: a
                home: https://a.example/
                listing: ["/p/(\\\\d+)"]
                sampling:
                  targeted: 10
                  sellers: {address: "%s", pages: %d}
                """;
        var sellers = read(site.formatted("https://a.example/shop/{seller}?p={page}", 2))
                .file()
                .orElseThrow()
                .sampling()
                .sellers()
                .orElseThrow();
        assertEquals(
                "https://a.example/shop/s%2F..%2F7?p=2",
                sellers.page("s/../7", 1).orElseThrow().toString());
        assertTrue(sellers.page(" ", 0).isEmpty() && sellers.page("..", 0).isEmpty());
        for (String wrong : List.of("https://{seller}.a.example/", "https://a.example/shop/{seller}")) {
            SiteFileReading reading = read(site.formatted(wrong, 2));
            assertTrue(reading.file().isEmpty(), wrong);
            assertTrue(reading.problems().getFirst().toString().contains("site.yaml:6:"), reading.problems()::toString);
        }
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlaceAndACure() throws IOException {
        SiteFileReading reading = read("""
                site: Demo A
                home: http://user@127.0.0.1/
                folow: ["/c/.*"]
                listing: ["/item/(\\\\d+", "/p/(?=x)"]
                render: sometimes
                politeness: {delay: fast, parallel: 0, hours: "6-22"}
                extract:
                  titel: h1
                  price: "..price"
                """);
        assertTrue(reading.file().isEmpty());
        String all = reading.problems().toString();
        for (int line : new int[] {1, 2, 3, 4, 5, 6, 8, 9}) {
            assertTrue(all.contains("site.yaml:" + line + ":"), "nothing about line " + line + " in " + all);
        }
        assertTrue(all.contains("write \"follow\""), all);
        assertTrue(all.contains("write \"title\""), all);
        reading.problems().forEach(problem -> assertFalse(problem.cure().en().isBlank()));
    }

    @Test
    void routesAnAddressToWhatItIsGoodFor() throws IOException {
        SiteFile site = read(WHOLE).file().orElseThrow();
        assertEquals(
                PageKind.WALK, site.route(at("/c/toys?page=2")).orElseThrow().kind());
        assertEquals(PageKind.WALK, site.route(at("/")).orElseThrow().kind(), "a start page");
        assertEquals(Optional.empty(), site.route(at("/about")));
        assertEquals(Optional.empty(), site.route(at("/item/12/reviews")), "the whole path must match");
        Route listing = site.route(at("/item/12?ref=home&utm_source=x")).orElseThrow();
        assertEquals(Optional.of("12"), listing.item());
        assertEquals("/item/12", listing.address().target());
        assertEquals(
                listing.key(),
                site.route(at("/item/12?color=red")).orElseThrow().key(),
                "one item, one listing");
    }

    @ParameterizedTest
    @CsvSource({
        // whole path, with or without its last slash, or with the query
        "/item/(\\d+), /item/12, 12",
        "/item/(\\d+), /item/12/, 12",
        "/item/(\\d+), /item/12-red, ''",
        "/i\\?id=(\\d+), /i?id=12, 12",
        "/i\\?id=(\\d+), /i?id=12&page=2, ''",
        // what begins in the middle of an address is looked for anywhere
        "product_id=(\\d+), /index.php?route=product/product&path=20&product_id=42&lang=en, 42",
        "\\?p=(\\d+), /shop/?p=9, 9",
        "-p-(\\d+)\\.html, /mug-p-77.html, 77",
        ".*/item/(\\d+), /shop/item/12/reviews, ''",
        // beyond ASCII, as people write it and as browsers copy it
        "/商品/.*-(\\d+), /%E5%95%86%E5%93%81/%E6%9C%A8-7, 7",
        "/%E5%95%86%E5%93%81/.*-(\\d+), /%E5%95%86%E5%93%81/%E6%9C%A8-7/, 7",
    })
    void anExpressionSpeaksOfAddresses(String written, String target, String item) {
        assertEquals(item, AddressPattern.compile(written).item(at(target)).orElse(""));
    }

    @Test
    void warnsOfAQuestionMarkThatIsNotEscaped() throws IOException {
        SiteFileReading reading = read("""
                site: demo-a
                home: http://127.0.0.1:8801
                listing: ['/index.php?id=(\\d+)', '/index\\.php\\?id=(\\d+)']
                currency: AUD
                """);
        assertEquals(1, reading.problems().size(), reading.problems().toString());
        assertTrue(reading.problems().getFirst().toString().contains("site.yaml:3:11: warning"));
        SiteFile site = reading.file().orElseThrow();
        assertEquals(Optional.of("AUD"), site.currency());
        assertEquals("/", site.start().getFirst().target(), "home without its slash");
    }

    @Test
    void oneListingIsOneListingByWhateverHostOrParametersItIsReached() throws IOException {
        SiteFile site = read("""
                site: shop
                home: https://www.shop.example/
                follow: ['/c/.*']
                listing: ['/item/(\\d+)']
                drop-parameters: [ref]
                same-as:
                  - {host: m.shop.example, path: '/detail/(\\d+)\\.htm(?:\\?.*)?', as: 'https://www.shop.example/item/$1'}
                  - {host: wap.shop.example, as: www.shop.example}
                """).file().orElseThrow();
        Route main = site.route(
                        WebAddress.of("https://www.shop.example/item/42").orElseThrow())
                .orElseThrow();
        for (String other : List.of(
                "https://m.shop.example/detail/42.htm",
                "http://m.shop.example/detail/42.htm?from=app&utm_source=x",
                "https://wap.shop.example/item/42?spm=a.b.c",
                "https://www.shop.example/item/42?ref=home&fbclid=1")) {
            Route route = site.route(WebAddress.of(other).orElseThrow()).orElseThrow();
            assertEquals(main.key(), route.key(), other);
            assertEquals("https://www.shop.example", route.address().origin(), other);
        }
        assertTrue(site.allowedHosts()
                .allows(WebAddress.of("https://m.shop.example/x").orElseThrow()));
        assertEquals(
                Optional.empty(),
                site.route(WebAddress.of("https://m.shop.example/help").orElseThrow()));
        SiteFileReading wrong = read("""
                site: shop
                home: https://www.shop.example/
                listing: ['/item/(\\d+)']
                same-as:
                  - {host: m.shop.example, path: '/x(', as: www.shop.example}
                """);
        assertTrue(wrong.problems().getFirst().toString().contains("site.yaml:5:"), wrong.problems()::toString);
    }

    @Test
    void revisitsDaysAndListsAreReadAndSensibleWhereNothingIsSaid() throws IOException {
        SiteFile plain = read(WHOLE).file().orElseThrow();
        assertEquals(Revisits.USUAL, plain.revisits());
        assertTrue(plain.politeness().perDay().isEmpty());
        assertFalse(plain.sampling().twoStage());
        SiteFile site = read("""
                site: shop
                home: https://www.shop.example/
                listing: ['/item/(\\d+)']
                politeness: {per-day: 5000}
                revisit: {share: 35%, after-dispatch: [7, 3], least-days: 2}
                sampling:
                  random: 400
                  list-pages: 50
                  lists:
                    - {name: toys, address: 'https://www.shop.example/c/toys?page={page}', pages: 900, sector: toys}
                    - {name: food, address: 'https://www.shop.example/c/food?page={page}', pages: 100, first-page: 0}
                """).file().orElseThrow();
        assertEquals(5000, site.politeness().perDay().getAsInt());
        assertEquals(new Revisits(0.35, List.of(3, 7), 2), site.revisits());
        assertTrue(site.sampling().twoStage());
        assertEquals(50, site.sampling().pagesWanted());
        assertEquals(
                "https://www.shop.example/c/food?page=0",
                site.sampling().lists().get(1).page(0).orElseThrow().toString());
        SiteFileReading wrong = read("""
                site: shop
                home: https://www.shop.example/
                listing: ['/item/(\\d+)']
                revisit: {share: 0.2}
                """);
        assertTrue(wrong.problems().getFirst().toString().contains("20%"), wrong.problems()::toString);
    }

    @Test
    void anEvilExpressionTakesNoLongerThanAnyOther() {
        AddressPattern evil = AddressPattern.compile("/(a+)+b");
        WebAddress address = at("/" + "a".repeat(4000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertFalse(evil.matches(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 2026-11-22T22:00:00+08:00, true",
        "22:00-06:00, 2026-11-23T05:59:00+08:00, true",
        "22:00-06:00, 2026-11-23T06:00:00+08:00, false",
        "22:00-06:00, 2026-11-22T14:00:00Z, true",
        "09:00-17:00, 2026-11-22T08:59:59+08:00, false",
        "09:00-17:00, 2026-11-22T09:00:00+08:00, true",
        "00:00-24:00, 2026-11-22T09:00:00+08:00, true",
    })
    void workingHoursAreThoseOfBeijingAlsoOverMidnight(String hours, String when, boolean open) {
        assertEquals(open, WorkingHours.parse(hours).open(ZonedDateTime.parse(when)));
    }

    @Test
    void tellsWhenItOpensNext() {
        WorkingHours night = WorkingHours.parse("22:00-06:00");
        assertEquals(
                ZonedDateTime.parse("2026-11-22T22:00+08:00[Asia/Shanghai]"),
                night.nextOpen(ZonedDateTime.parse("2026-11-22T01:00:00Z")));
        assertEquals(
                ZonedDateTime.parse("2026-11-23T09:00+08:00[Asia/Shanghai]"),
                WorkingHours.parse("09:00-17:00").nextOpen(ZonedDateTime.parse("2026-11-22T10:00:00Z")));
    }
}
