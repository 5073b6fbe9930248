package zhicha.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import zhicha.market.offer.Offer;
import zhicha.market.truth.Reach;
import zhicha.market.truth.Truth;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.pack.Sector;

class DemoMarketTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path work;

    private static DemoMarket market;

    @BeforeAll
    static void open() throws IOException {
        market = DemoMarket.open(MarketSettings.anyPorts(work));
    }

    @AfterAll
    static void close() {
        market.close();
    }

    private static Storefront shop(String id) {
        return market.shops().stream()
                .filter(shop -> shop.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(String site, String path) throws IOException, InterruptedException {
        return get(shop(site).home().resolve(path));
    }

    private static Document page(String site, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(site, path);
        assertEquals(200, answer.statusCode(), site + path);
        Charset charset = site.equals("demo-b") ? GB18030 : StandardCharsets.UTF_8;
        return Jsoup.parse(new String(answer.body(), charset), answer.uri().toString());
    }

    private static JsonNode siteFile(String site) throws IOException {
        return new YAMLMapper().readTree(Files.readString(shop(site).siteFile()));
    }

    private static String selected(Document page, JsonNode selector) {
        JsonNode css = selector.isObject() ? selector.get("css") : selector;
        Element found = page.selectFirst(css.stringValue());
        if (found == null) {
            return "";
        }
        return selector.has("attr") ? found.attr(selector.get("attr").stringValue()) : found.wholeText();
    }

    private static List<Offer> readable() {
        return market.catalogue().offers().stream()
                .filter(offer -> offer.reach() == Reach.LINKS || offer.reach() == Reach.SITEMAP)
                .toList();
    }

    private static String path(Offer offer) {
        return switch (offer.keeper().site()) {
            case "demo-a" -> "/item/" + offer.item();
            case "demo-b" -> "/product/" + offer.item() + ".html";
            case "demo-c" -> "/goods/" + offer.item();
            default -> "/detail/" + offer.item() + ".htm";
        };
    }

    @Test
    void everyListingShowsWhatTheTruthSays() throws Exception {
        Map<String, JsonNode> files = Map.of(
                "demo-a", siteFile("demo-a"),
                "demo-b", siteFile("demo-b"),
                "demo-c", siteFile("demo-c"),
                "demo-d", siteFile("demo-d"));
        for (Offer offer : readable()) {
            String site = offer.keeper().site();
            Document page = page(site, path(offer));
            JsonNode extract = files.get(site).get("extract");
            assertEquals(
                    offer.title(),
                    selected(page, extract.get("title")),
                    offer.truth().listing());
            assertTrue(page.text().contains(offer.sold().shown()), offer.truth().listing());
            assertEquals(offer.keeper().id(), selected(page, extract.get("seller.id")));
            assertEquals(offer.keeper().licence(), selected(page, extract.get("seller.licence")));
            assertEquals(offer.keeper().location(), selected(page, extract.get("seller.location")));
            assertEquals(offer.truth().seller(), offer.keeper().id());
            for (String picture : offer.pictures()) {
                assertTrue(
                        page.outerHtml().contains("/img/" + picture),
                        offer.truth().listing());
            }
        }
    }

    /** Walks as a crawler would, by the site files alone, and must come to exactly the listings the truth promises. */
    @Test
    void theSiteFilesLeadToEveryLinkedListing() throws Exception {
        for (Storefront shop : market.shops()) {
            JsonNode file = siteFile(shop.id());
            List<Pattern> follow = patterns(file.get("follow"));
            List<Pattern> listing = patterns(file.get("listing"));
            Set<String> found = new TreeSet<>();
            Set<String> seen = new HashSet<>(Set.of("/"));
            ArrayDeque<String> queue = new ArrayDeque<>(seen);
            while (!queue.isEmpty()) {
                Document page = page(shop.id(), queue.poll());
                for (Element link : page.select("a[href]")) {
                    URI target = URI.create(link.absUrl("href").replace(" ", "%20"));
                    if (!target.getAuthority().equals(shop.home().getAuthority())) {
                        continue;
                    }
                    String address =
                            target.getPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
                    for (Pattern pattern : listing) {
                        var match = pattern.matcher(target.getPath());
                        if (match.matches() && !address.startsWith("/internal/")) {
                            found.add(shop.id() + "-" + match.group(1));
                        }
                    }
                    boolean search = target.getPath().equals("/search");
                    if (!search
                            && follow.stream().anyMatch(p -> p.matcher(address).matches())
                            && seen.add(address)) {
                        queue.add(address);
                    }
                }
            }
            Set<String> promised = new TreeSet<>();
            market.truth().entries().stream()
                    .filter(entry -> entry.site().equals(shop.id()))
                    .filter(entry -> entry.reach() == Reach.LINKS || entry.reach() == Reach.SCRIPT)
                    .forEach(entry -> promised.add(entry.listing()));
            Set<String> missing = new TreeSet<>(promised);
            missing.removeAll(found);
            assertEquals(Set.of(), missing);
            found.removeAll(promised);
            // old numbers that redirect and numbers that are gone
            assertEquals(shop.id().equals("demo-a") ? 7 : 0, found.size(), found.toString());
        }
    }

    private static List<Pattern> patterns(JsonNode list) {
        List<Pattern> patterns = new ArrayList<>();
        list.forEach(node -> patterns.add(Pattern.compile(node.stringValue())));
        return patterns;
    }

    @Test
    void robotsForbidWhatTheTruthCallsForbidden() throws Exception {
        assertTrue(text("demo-b", "/robots.txt").contains("User-agent: *\nDisallow: /internal/"));
        assertTrue(text("demo-d", "/robots.txt").contains("Crawl-delay: 0.05"));
        assertTrue(text("demo-a", "/robots.txt")
                .contains("Sitemap: " + shop("demo-a").home() + "sitemap.xml"));
        Offer hidden = market.catalogue().offers("demo-b").stream()
                .filter(offer -> offer.reach() == Reach.FORBIDDEN)
                .findFirst()
                .orElseThrow();
        String path = "/internal/product/" + hidden.item() + ".html";
        String category = "/list/" + hidden.sector().written();
        StringBuilder links =
                new StringBuilder(page("demo-b", category + ".html").outerHtml());
        for (int page = 2; get("demo-b", category + "-" + page + ".html").statusCode() == 200; page++) {
            links.append(page("demo-b", category + "-" + page + ".html").outerHtml());
        }
        assertTrue(links.toString().contains(path));
        int before = market.visits().forbidden().getOrDefault("demo-b " + path, 0);
        assertEquals(200, get("demo-b", path).statusCode());
        assertEquals(before + 1, market.visits().forbidden().get("demo-b " + path));
    }

    private static String text(String site, String path) throws Exception {
        return new String(get(site, path).body(), StandardCharsets.UTF_8);
    }

    @Test
    void sitemapsNameListingsThatNoCategoryShows() throws Exception {
        Document index = Jsoup.parse(text("demo-a", "/sitemap.xml"), org.jsoup.parser.Parser.xmlParser());
        assertEquals(2, index.select("sitemap > loc").size());
        byte[] packed = get(URI.create(index.select("loc").first().text())).body();
        String first = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
        String all = first + text("demo-a", "/sitemap-2.xml");
        market.catalogue().offers("demo-a").forEach(offer -> assertTrue(all.contains("/item/" + offer.item() + "<")));
        assertEquals(404, get("demo-c", "/sitemap.xml").statusCode());
    }

    @Test
    void gb18030IsDeclaredHereInTheHeaderThereInThePageElsewhereNowhere() throws Exception {
        Set<String> ways = new TreeSet<>();
        for (Offer offer : market.catalogue().offers("demo-b").subList(0, 40)) {
            if (offer.reach() != Reach.LINKS) {
                continue;
            }
            HttpResponse<byte[]> answer = get("demo-b", path(offer));
            boolean header =
                    answer.headers().firstValue("Content-Type").orElse("").contains("charset");
            String page = new String(answer.body(), GB18030);
            boolean meta = page.contains("charset=gbk");
            assertFalse(header && meta);
            ways.add(header ? "header" : meta ? "page" : "nowhere");
            assertTrue(Jsoup.parse(page).title().contains("北方商城"), page.substring(0, 200));
        }
        assertEquals(Set.of("header", "nowhere", "page"), ways);
    }

    @Test
    void everyShopSpeaksItsOwnMarkup() throws Exception {
        for (Offer offer : readable()) {
            Document page = page(offer.keeper().site(), path(offer));
            boolean json = !page.select("script[type=application/ld+json]").isEmpty();
            boolean micro = !page.select("[itemprop=name]").isEmpty();
            boolean graph = !page.select("meta[property=og:title]").isEmpty();
            assertEquals(offer.keeper().site().equals("demo-a"), json);
            assertEquals(offer.keeper().site().equals("demo-b"), micro);
            assertEquals(offer.keeper().site().equals("demo-d"), graph);
            if (json) {
                JsonNode root = new JsonMapper()
                        .readTree(page.selectFirst("script[type=application/ld+json]")
                                .data());
                JsonNode product = root.has("@graph") ? root.get("@graph").get(1) : root;
                assertEquals(offer.title(), product.get("name").stringValue());
                assertFalse(product.get("offers").isEmpty());
            }
        }
    }

    @Test
    void scriptPagesAreEmptyUntilTheirScriptHasRun() throws Exception {
        Offer live = market.catalogue().offers("demo-c").stream()
                .filter(offer -> offer.reach() == Reach.SCRIPT)
                .findFirst()
                .orElseThrow();
        Document shell = page("demo-c", "/live/goods/" + live.item());
        assertEquals("", shell.body().text());
        assertEquals("", shell.title());
        JsonNode data = new JsonMapper().readTree(text("demo-c", "/api/goods/" + live.item()));
        assertEquals(live.title(), data.get("title").stringValue());
        assertEquals(404, get("demo-c", "/goods/" + live.item()).statusCode());
        assertTrue(text("demo-c", "/static/live.js").contains("/api/goods/"));
    }

    @Test
    void oldAddressesRedirectDeadOnesAre404AndTrackingChangesNothing() throws Exception {
        Document home = page("demo-a", "/");
        String old = home.select("main ul:last-of-type a").first().attr("href");
        HttpResponse<byte[]> moved = get("demo-a", old);
        assertEquals(301, moved.statusCode());
        String target = moved.headers().firstValue("Location").orElseThrow();
        assertNotEquals(old, target);
        assertEquals(200, get("demo-a", target).statusCode());
        assertEquals(404, get("demo-a", "/item/199998").statusCode());
        assertEquals(404, get("demo-a", "/c/nothing").statusCode());
        assertEquals(404, get("demo-a", "/../etc/passwd").statusCode());
        Document list = page("demo-a", "/c/toys");
        String tracked = list.select("a[href*=utm_source]").first().attr("href");
        String plain = tracked.substring(0, tracked.indexOf('?'));
        assertEquals(text("demo-a", plain), text("demo-a", tracked));
        assertEquals(
                plain,
                URI.create(page("demo-a", tracked).select("link[rel=canonical]").attr("href"))
                        .getPath());
    }

    @Test
    void searchFindsByTitleAndEscapesWhatWasAsked() throws Exception {
        Document found = page("demo-a", "/search?q=%E5%86%B0%E7%AE%B1%E8%B4%B4");
        assertFalse(found.select(".cards li").isEmpty());
        found.select(".cards span").forEach(span -> assertTrue(span.text().contains("冰箱贴")));
        Document evil = page("demo-a", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
        assertEquals(0, evil.select("main script").size());
    }

    @Test
    void sellersShowTheirLicenceAndTheDemoSaysItIsOne() throws Exception {
        Offer offer = readable().getFirst();
        Document page = page(offer.keeper().site(), "/shop/" + offer.keeper().id());
        assertTrue(page.text().contains(offer.keeper().licence()));
        assertTrue(page.text().contains("均为虚构"));
    }

    @Test
    void picturesAreServedAsWhatTheyAre() throws Exception {
        for (Offer offer : readable().subList(0, 20)) {
            HttpResponse<byte[]> answer =
                    get(offer.keeper().site(), "/img/" + offer.pictures().getFirst());
            assertEquals(200, answer.statusCode());
            String png = offer.pictures().getFirst().endsWith("png") ? "image/png" : "image/jpeg";
            assertEquals(png, answer.headers().firstValue("Content-Type").orElseThrow());
            assertTrue(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth() >= 400);
        }
    }

    @Test
    void thePacksNameFilesThatAreThereAndShopsThatExist() throws Exception {
        Set<String> sellers = new HashSet<>();
        market.catalogue().keepers().forEach(keeper -> sellers.add(keeper.site() + " " + keeper.id()));
        int rights = 0;
        for (Sector sector : Sector.values()) {
            Path folder = market.packsFolder().resolve(sector.written());
            JsonNode pack = new YAMLMapper().readTree(Files.readString(folder.resolve("pack.yaml")));
            assertEquals(sector.written(), pack.get("sector").stringValue());
            rights += pack.get("rights").size();
            for (JsonNode right : pack.get("rights")) {
                for (String list : List.of("pictures", "texts")) {
                    if (right.has(list)) {
                        right.get(list)
                                .forEach(file ->
                                        assertTrue(Files.exists(folder.resolve(file.stringValue())), file.toString()));
                    }
                }
                assertTrue(right.get("registration").get("number").isNull(), "no number is ever invented");
                if (right.has("authorised")) {
                    right.get("authorised")
                            .forEach(one -> assertTrue(
                                    sellers.contains(one.get("platform").stringValue() + " "
                                            + one.get("seller").stringValue())));
                }
            }
        }
        assertEquals(21, rights);
    }

    @Test
    void thePacksLoadWithoutAnErrorAndEachHasTests() {
        PackReading reading = Packs.load(List.of(market.packsFolder()));
        List<String> errors = reading.problems().stream()
                .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                .map(RuleProblem::toString)
                .toList();
        assertEquals(List.of(), errors);
        assertEquals(21, reading.rulebook().watchlist().size());
        assertEquals(
                Sector.values().length,
                reading.tests().stream().map(RuleTest::pack).distinct().count());
    }

    @Test
    void theTruthOnDiskIsTheTruth() throws Exception {
        assertEquals(market.truth().entries(), Truth.read(market.truthFile()).entries());
        try (var files = Files.walk(work)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void aTakenPortGivesWayToAFreeOne(@TempDir Path other) throws Exception {
        int taken = shop("demo-a").home().getPort();
        try (DemoMarket second = DemoMarket.open(new MarketSettings(1, other, List.of(taken, 0, 0, 0)))) {
            URI home = second.shops().getFirst().home();
            assertNotEquals(shop("demo-a").home(), home);
            assertEquals(200, get(home).statusCode());
            assertTrue(Files.readString(second.siteFiles().getFirst()).contains(home.toString()));
        }
    }

    @Test
    void wellKnownFiguresAreOnThePages() throws Exception {
        boolean thousand = false;
        boolean tenThousand = false;
        for (Offer offer : readable()) {
            thousand |= offer.price().shown().equals("¥1,299.00");
            tenThousand |= offer.sold().shown().equals("3.5万+人付款");
        }
        assertTrue(thousand && tenThousand);
    }
}
