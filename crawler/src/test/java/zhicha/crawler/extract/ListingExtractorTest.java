package zhicha.crawler.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.page.Page;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;

class ListingExtractorTest {
    private static final String HERE = "https://shop.example/item/9.html";

    private static Page jsonLd(String json) {
        return Pages.of(
                "<html lang=zh><body><script type='application/ld+json'>" + json + "</script><h1>标题</h1></body></html>",
                HERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"Product\",\"name\":\"积木\",\"offers\":{\"price\":\"99\",\"priceCurrency\":\"CNY\"}}",
                "[{\"@type\":\"WebPage\"},{\"@type\":[\"Thing\",\"http://schema.org/Product\"],\"name\":\"积木\",\"offers\":[{\"price\":99,\"priceCurrency\":\"cny\"}]}]",
                "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"schema:Product\",\"name\":\"积木\",\"offers\":{\"@type\":\"AggregateOffer\",\"lowPrice\":\"¥99\",\"highPrice\":\"99\"}}}",
                "<!-- {\"@type\":\"Product\",\"name\":\"积木\",\"offers\":{\"price\":\"99.\",\"lowPrice\":99,},} -->",
                "//<![CDATA[\n{'@type':'Product','name':'积木',/* 注 */'offers':{'price':'99元'}}\n//]]>",
                "{\"@type\":\"Organization\"} {\"@type\":\"Product\",\"name\":\"积木\",\"offers\":{\"price\":99}}",
                "{\"@type\":\"Product\",\"name\":\"积木\",\"offers\":{\"price\":99},\"description\":\"he said \"broken\" here\"}",
                "{\"@type\":\"Product\",\"name\":\"积木\",\"offers\":{\"price\":99},\"description\":\"two\nlines\"",
            })
    void jsonLdInItsManyForms(String json) {
        Listing listing = Pages.listing(jsonLd(json));
        assertEquals("积木", listing.title());
        assertEquals("CNY", listing.price().currency());
        assertEquals(99, listing.price().amount().intValueExact());
        assertNull(listing.price().high());
    }

    @Test
    void ofSeveralProductsThePagesOwnIsTaken() {
        Listing listing = Pages.listing(Pages.of(
                "<title>红色水壶 - 店</title><script type='application/ld+json'>[{\"@type\":\"Product\",\"name\":\"蓝色水壶\",\"offers\":{\"price\":1,\"priceCurrency\":\"CNY\"}},"
                        + "{\"@type\":\"Product\",\"name\":\"红色水壶\",\"offers\":{\"price\":2,\"priceCurrency\":\"CNY\"},\"isRelatedTo\":{\"@type\":\"Product\",\"name\":\"红色水壶\",\"offers\":{\"price\":3}}}]</script><h1>红色水壶</h1>",
                HERE));
        assertEquals(Price.of("2", "CNY"), listing.price());
    }

    @Test
    void microdataOfAGbkPageWithoutADeclaredCharset() {
        String html = "<html><body><div itemscope itemtype='http://schema.org/Product'><h1 itemprop=name>乐园牌灭火器 车载</h1>"
                + "<img itemprop=image src=../pic/1.jpg><div itemprop=offers itemscope itemtype='http://schema.org/Offer'>"
                + "<span itemprop=price><b>￥</b><span>1,299</span><span class=decimal>50</span></span><meta itemprop=priceCurrency content=CNY>"
                + "<div itemprop=seller itemscope itemtype='http://schema.org/Organization'><span itemprop=name>平安消防器材店</span></div></div></div>"
                + "<p>库存 30 件 已售1000+</p></body></html>";
        Listing listing = Pages.listing(Pages.of(html.getBytes(Charset.forName("GBK")), HERE));
        assertEquals("乐园牌灭火器 车载", listing.title());
        assertEquals(Price.of("1299.50", "CNY"), listing.price());
        assertEquals(List.of(new ListingImage("https://shop.example/pic/1.jpg")), listing.images());
        assertEquals("平安消防器材店", listing.seller().name());
        assertEquals(1000, listing.sales());
    }

    @Test
    void theSiteFileFillsEveryField() {
        Map<String, FieldSelector> fields = Map.ofEntries(
                Map.entry("title", new FieldSelector(".t", null)),
                Map.entry("price", new FieldSelector(".p", null)),
                Map.entry("images", new FieldSelector(".thumb a", "href")),
                Map.entry("description", new FieldSelector(".d", null)),
                Map.entry("brand", new FieldSelector(".b", null)),
                Map.entry("category", new FieldSelector(".c", null)),
                Map.entry("condition", new FieldSelector(".n", null)),
                Map.entry("stock", new FieldSelector(".k", null)),
                Map.entry("sales", new FieldSelector(".s", null)),
                Map.entry("seller.name", new FieldSelector(".shop", null)),
                Map.entry("seller.id", new FieldSelector(".shop", "data-id")),
                Map.entry("seller.location", new FieldSelector(".loc", null)),
                Map.entry("shipsFrom", new FieldSelector(".from", null)));
        Page page = Pages.of(
                "<div class=t>冰雪纪念品</div><div class=p><del>¥199</del> ¥99-129</div><div class=thumb><a href=/1.jpg></a><a href=/2.jpg></a></div><div class=d>说明</div>"
                        + "<i class=b>雪牌</i><i class=c>文旅</i><i class=n>二手</i><i class=k>12</i><i class=s>3.5万+人付款</i><a class=shop data-id=s-77>雪屋</a><i class=loc>黑龙江 哈尔滨</i><i class=from>哈尔滨</i>",
                HERE);
        CaptureId capture = new CaptureId("sha256:" + "a".repeat(64));
        OffsetDateTime seen = OffsetDateTime.parse("2026-11-22T08:00:00+08:00");
        Extraction.Found found = assertInstanceOf(
                Extraction.Found.class,
                new ListingExtractor()
                        .extract(page, new SiteSelectors("demo-a", null, fields), "100012", capture, seen));
        Listing listing = found.listing();
        assertEquals("demo-a-100012", listing.id());
        assertEquals("99", listing.price().amount().toPlainString());
        assertEquals("129", listing.price().high().toPlainString());
        assertEquals(2, listing.images().size());
        assertEquals(35_000, listing.sales());
        assertEquals(12, listing.stock());
        assertEquals("used", listing.condition());
        assertEquals("s-77", listing.seller().id());
        assertEquals("黑龙江 哈尔滨", listing.seller().location());
        assertEquals("哈尔滨", listing.shipsFrom());
        assertEquals(capture, listing.capture());
        assertEquals(seen, listing.observedAt());
        assertTrue(
                found.sources().stream()
                        .filter(source -> source.field() != ListingField.AVAILABILITY)
                        .allMatch(source -> source.step() == Step.SITE_FILE),
                found.sources()::toString);
    }

    @Test
    void structuredDataGoesBeforeTheSiteFileAndPicturesAreJoined() {
        Page page = Pages.of(
                "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"真名\",\"image\":\"/1.jpg\"}</script><b class=t>别名</b><img class=g src=/2.jpg>",
                HERE);
        Listing listing = Pages.found(
                        page,
                        new SiteSelectors(
                                "x",
                                null,
                                Map.of(
                                        "title",
                                        new FieldSelector(".t", null),
                                        "images",
                                        new FieldSelector(".g", "src"))))
                .listing();
        assertEquals("真名", listing.title());
        assertEquals(
                List.of("https://shop.example/1.jpg", "https://shop.example/2.jpg"),
                listing.images().stream().map(ListingImage::address).toList());
    }

    @Test
    void wrongSelectorsAreAllReportedAndTheOthersWork() {
        SiteSelectors site = new SiteSelectors(
                "x",
                null,
                Map.of(
                        "titel",
                        new FieldSelector("h1", null),
                        "price",
                        new FieldSelector("div[", null),
                        "title",
                        new FieldSelector(".t", null)));
        assertEquals(2, site.problems().size());
        assertTrue(
                site.problems().stream()
                        .anyMatch(problem -> problem.contains("\"titel\"") && problem.contains("title, price")),
                site.problems()::toString);
        assertTrue(site.problems().stream().anyMatch(problem -> problem.contains("div[")), site.problems()::toString);
        assertEquals(
                "T",
                Pages.found(Pages.of("<html><p class=t>T</p></html>", HERE), site)
                        .listing()
                        .title());
    }

    @Test
    void aSelectorThatFindsNothingIsRemarkedOn() {
        Extraction.Found found = Pages.found(
                Pages.of("<html><h1>T</h1><p class=p>价格面议</p></html>", HERE),
                new SiteSelectors(
                        "x",
                        null,
                        Map.of("price", new FieldSelector(".p", null), "sales", new FieldSelector(".none", null))));
        assertTrue(found.remarks().stream().anyMatch(remark -> remark.contains("价格面议")), found.remarks()::toString);
        assertTrue(found.remarks().stream().anyMatch(remark -> remark.contains(".none")), found.remarks()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body></body></html>",
                "<html><body><p>只有一段话</p></body></html>",
                "<html><title> </title><h1>\u0000</h1></html>"
            })
    void aPageWithoutATitleIsRefusedWithAReason(String html) {
        Extraction.Refused refused = assertInstanceOf(
                Extraction.Refused.class,
                new ListingExtractor().extract(Pages.of(html, HERE), SiteSelectors.NONE, null));
        assertEquals(Extraction.Refused.Reason.NO_TITLE, refused.reason());
        assertTrue(refused.detail().contains(HERE), refused.detail());
    }

    @Test
    void thePriceOfRelatedGoodsIsNotTaken() {
        Listing listing = Pages.listing(Pages.of(
                "<html lang=zh><h1>没有价格的商品</h1><p>请联系客服</p><div class=tuijian><h3>猜你喜欢</h3><p class=price>¥9.90</p></div>"
                        + "<ul><li class=i><a href=/1><img src=/1.jpg></a><b>¥5.00 甲</b></li><li class=i><a href=/2><img src=/2.jpg></a><b>¥6.00 乙</b></li><li class=i><a href=/3><img src=/3.jpg></a><b>¥7.00 丙</b></li></ul></html>",
                HERE));
        assertNull(listing.price());
        assertEquals(List.of(), listing.images());
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/item/9.html?utm_source=a&id=3#top, https://shop.example/item/9.html?id=3",
        "https://shop.example/item/9.html?spm=1.2.3, https://shop.example/item/9.html",
        "https://shop.example/item/9.html, https://shop.example/item/9.html",
    })
    void trackingParametersDoNotMakeANewListing(String address, String url) {
        assertEquals(
                url, Pages.listing(Pages.of("<html><h1>T</h1></html>", address)).url());
    }

    @Test
    void aCanonicalAddressElsewhereOrOfTheFrontPageIsNotBelieved() {
        for (String canonical : List.of("https://other.example/x", "https://shop.example/", "javascript:1")) {
            Listing listing = Pages.listing(
                    Pages.of("<html><link rel=canonical href='" + canonical + "'><h1>T</h1></html>", HERE));
            assertEquals(HERE, listing.url(), canonical);
        }
        Listing one = Pages.listing(Pages.of("<html><h1>T</h1></html>", HERE));
        Listing two = Pages.listing(Pages.of("<html><h1>T</h1></html>", HERE + "?p=2"));
        assertNotEquals(one.id(), two.id());
    }

    @Test
    void hostileValuesStayHarmless() {
        Page page = jsonLd(
                "{\"@type\":\"Product\",\"name\":\"a\\ud800\\u0000 <script>alert(1)</script> \\u200bb\",\"sku\":\"../../etc/passwd\",\"image\":[\"javascript:alert(1)\",\"file:///etc/passwd\"],"
                        + "\"offers\":{\"price\":\"1e999999999\",\"priceCurrency\":\"CNY\"}}");
        Listing listing = Pages.listing(page);
        assertTrue(listing.title().chars().noneMatch(c -> c == 0 || c >= 0xd800 && c <= 0xdfff), listing.title());
        assertTrue(listing.id().matches("shop\\.example-[0-9a-f]{16}"), listing.id());
        assertEquals(List.of(), listing.images());
    }

    @Test
    void largeAndDeepStructuresAreBounded() {
        Pages.listing(jsonLd("{\"a\":".repeat(50_000)));
        Pages.listing(jsonLd("[" + "{\"@type\":\"Product\",\"offers\":[{\"price\":1}]},".repeat(20_000) + "]"));
        Pages.listing(Pages.of("<h1>T</h1>" + "<div itemscope itemprop=x>".repeat(20_000), HERE));
        Pages.listing(Pages.of(
                "<h1>T</h1>"
                        + "<div id=a itemscope itemref='a b'></div><div id=b itemscope itemprop=y itemref=b></div>"
                                .repeat(500),
                HERE));
        Pages.listing(Pages.of("<h1>T</h1>" + "<p class=price>¥1</p>".repeat(20_000), HERE));
    }

    @Test
    void mutilatedPagesNeverBreakIt() {
        Random random = new Random(20261122);
        String page =
                "<html lang=zh><h1 itemprop=name>积木</h1><script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"积木\",\"offers\":[{\"price\":\"¥1,299.00-2,000\"}]}</script>"
                        + "<div class=price><del>¥1</del><ins>1.2万</ins></div><img srcset='/a 1x, /b 2x'><a href='//x'>已售3.5万+</a>";
        for (int i = 0; i < 500; i++) {
            StringBuilder changed = new StringBuilder(page);
            for (int change = random.nextInt(12); change >= 0; change--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.deleteCharAt(at);
                    case 1 -> changed.insert(at, (char) random.nextInt(0x3000));
                    default -> changed.insert(at, page, 0, random.nextInt(60));
                }
            }
            Page mutilated = Pages.of("<html>" + changed, HERE);
            new ListingExtractor().extract(mutilated, SiteSelectors.NONE, null);
        }
    }
}
