package zhicha.crawler.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/** Pages that say the wrong thing to machines, or say it to their own scripts alone. */
class UnhelpfulPagesTest {
    private static final String HERE = "https://shop.example/item/9.html";

    private static Listing read(String html) {
        return Pages.listing(Pages.of(html, HERE));
    }

    private static String ld(String json) {
        return "<html lang=de><head><title>Becher blau</title><script type='application/ld+json'>" + json
                + "</script></head><body><h1>Becher blau</h1>";
    }

    @Test
    void yesterdaysPriceInJsonLdGivesWayToTheOneThatIsAsked() {
        Extraction.Found found = Pages.found(
                Pages.of(
                        ld(
                                        "{\"@type\":\"Product\",\"name\":\"Becher blau\",\"offers\":{\"price\":\"17.90\",\"priceCurrency\":\"EUR\"}}")
                                + "<div class=price><s>17,90 €</s> <b>12,90 €</b></div><button>In den Warenkorb</button>",
                        HERE),
                SiteSelectors.NONE);
        assertEquals(Price.of("12.90", "EUR"), found.listing().price());
        assertTrue(
                found.remarks().stream().anyMatch(remark -> remark.contains("17.90 EUR of json-ld")),
                found.remarks()::toString);
    }

    @Test
    void aPriceThatThePageShowsAsWellStaysThatOfJsonLd() {
        Listing listing = read(ld(
                        "{\"@type\":\"Product\",\"name\":\"Becher blau\",\"offers\":{\"price\":\"17.90\",\"priceCurrency\":\"EUR\"}}")
                + "<div class=price>12,90 €</div><div class=price>17,90 €</div><button>In den Warenkorb</button>");
        assertEquals(Price.of("17.90", "EUR"), listing.price());
    }

    @Test
    void ofAListOfOtherGoodsNothingIsTaken() {
        Listing listing = read(ld(
                        "[{\"@type\":\"Product\",\"name\":\"Teller\",\"offers\":{\"price\":1,\"priceCurrency\":\"EUR\"}},{\"@type\":\"Product\",\"name\":\"Kanne\",\"offers\":{\"price\":2,\"priceCurrency\":\"EUR\"}}]")
                + "<p>auf Anfrage</p>");
        assertEquals("Becher blau", listing.title());
        assertNull(listing.price());
    }

    @Test
    void thePriceOfAKilogramIsNotThatOfThePacket() {
        Listing listing = read(
                ld(
                        "{\"@type\":\"Product\",\"name\":\"Becher blau\",\"offers\":{\"priceSpecification\":[{\"price\":1.99,\"priceCurrency\":\"EUR\",\"referenceQuantity\":{\"value\":1}},{\"price\":9.95,\"priceCurrency\":\"EUR\"}]}}"));
        assertEquals(Price.of("9.95", "EUR"), listing.price());
    }

    @Test
    void quotesInsideTextsAndEntitiesForQuotesAreMended() {
        Listing quoted = read(
                ld(
                        "{\"@type\":\"Product\",\"name\":\"Becher \"blau\" groß\",\"description\":\"mit \"Henkel\", und Fuß\",\"offers\":{\"price\":5,\"priceCurrency\":\"EUR\",\"availability\":\"SoldOut\"}}"));
        assertEquals("Becher \"blau\" groß", quoted.title());
        assertEquals(Price.of("5", "EUR"), quoted.price());
        assertEquals("OutOfStock", quoted.other().get("availability"));
        assertEquals(0, quoted.stock());
        Listing entities = read(
                ld(
                        "{&quot;@type&quot;:&quot;Product&quot;,&quot;name&quot;:&quot;Krug&quot;,&quot;offers&quot;:{&quot;price&quot;:7,&quot;priceCurrency&quot;:&quot;EUR&quot;}}"));
        assertEquals("Krug", entities.title());
        assertEquals(Price.of("7", "EUR"), entities.price());
    }

    @Test
    void rdfa() {
        Extraction.Found found = Pages.found(
                Pages.of(
                        "<html lang=en-GB><body vocab='https://schema.org/'><div typeof=Product><b property='schema:name'>Tea</b><img property=image src=/t.jpg>"
                                + "<div property=offers typeof=Offer><i property=price content=14.20></i><i property=priceCurrency content=GBP></i><link property=availability href='https://schema.org/InStock'></div></div>",
                        HERE),
                SiteSelectors.NONE);
        assertEquals("Tea", found.listing().title());
        assertEquals(Price.of("14.20", "GBP"), found.listing().price());
        assertEquals("InStock", found.listing().other().get("availability"));
        assertTrue(found.sources().stream()
                .anyMatch(source -> source.field() == ListingField.PRICE && source.step() == Step.RDFA));
    }

    @Test
    void theStateOfScriptsIsReadAndNotRun() {
        String state =
                "{\"cart\":{\"total\":0},\"product\":{\"name\":\"Terra Sneaker\",\"price\":{\"value\":119,\"currency\":\"EUR\"},\"images\":[{\"url\":\"//cdn.shop.example/1.jpg\"}],\"soldOut\":true},\"related\":[{\"name\":\"Terra Sneaker\",\"price\":9}]}";
        for (String script : List.of(
                "<script>window.__INITIAL_STATE__=" + state + ";(function(){document.write('<h1>x</h1>')})()</script>",
                "<script id=__NEXT_DATA__ type=application/json>{\"props\":" + state + "}</script>",
                "<script>var a = JSON.parse(\"" + state.replace("\"", "\\\"") + "\");</script>")) {
            Extraction.Found found = Pages.found(
                    Pages.of("<html><title>Terra Sneaker – Shop</title><div id=root></div>" + script, HERE),
                    SiteSelectors.NONE);
            Listing listing = found.listing();
            assertEquals("Terra Sneaker", listing.title(), script);
            assertEquals(Price.of("119", "EUR"), listing.price(), script);
            assertEquals(
                    "https://cdn.shop.example/1.jpg",
                    listing.images().getFirst().address());
            assertEquals("OutOfStock", listing.other().get("availability"));
            FieldSource price = found.sources().stream()
                    .filter(source -> source.field() == ListingField.PRICE)
                    .findFirst()
                    .orElseThrow();
            assertEquals(Step.EMBEDDED, price.step());
            assertTrue(price.where().contains("product"), price.where());
        }
    }

    @Test
    void aSiteFileMayNameAPathIntoTheState() {
        SiteSelectors site = new SiteSelectors(
                "x",
                "EUR",
                Map.of(
                        "price", FieldSelector.inState("data.offer.cost"),
                        "images", FieldSelector.inState("data.pics[*].big"),
                        "brand", FieldSelector.inState("data.nothing")));
        Extraction.Found found = Pages.found(
                Pages.of(
                        "<html><h1>Krug</h1><script>window.S = {\"data\":{\"offer\":{\"cost\":12.5},\"pics\":[{\"big\":\"/1.jpg\"},{\"big\":\"/2.jpg\"}]}};</script>",
                        HERE),
                site);
        assertEquals(Price.of("12.5", "EUR"), found.listing().price());
        assertEquals(2, found.listing().images().size());
        assertTrue(found.remarks().stream().anyMatch(remark -> remark.contains("json data.nothing")));
    }

    @Test
    void thePageOfTheLicenceIsNoted() {
        assertEquals(
                "https://shop.example/zz/9",
                read("<html lang=zh><h1>水壶</h1><footer><a href=/platform>营业执照</a></footer><div class=shop><a href=/zz/9>商家资质</a></div>")
                        .other()
                        .get("licencePage"));
    }

    @Test
    void hostileStateIsBounded() {
        read("<html><h1>T</h1><script>var a={" + "\"a\":{".repeat(50_000) + "</script>");
        read("<html><h1>T</h1><script>" + "x = [".repeat(20_000) + "</script>");
        read("<html><h1>T</h1><script type='application/json'>[" + "{\"name\":\"T\",\"price\":1e99999},".repeat(5_000)
                + "{}]</script>");
        read("<html><h1>T</h1>"
                + "<script>var b = {\"name\": \"T\", \"x\": [1,2,3,4,5,6,7,8,9,10,11,12,13,14]};</script>"
                        .repeat(3_000));
        read("<html><h1>T</h1>" + "<span>¥</span>1<b>¥2</b>".repeat(5_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p class=price>ab 5,49 EUR<small>54,90 EUR pro kg</small></p>|5.49",
                "<b class=price>12<sup>€99</sup></b>|12.99",
                "<span class=p><i>1</i><i>.</i><i>129</i><sup>99</sup> €</span>|1129.99",
                "<p>Versand 4,90 €</p><p>34,90 €</p>|34.90",
                "<p>oder 36 x € 36,08</p><p class=preis>€ 1.299,–</p>|1299",
                "<p class=preis>199,– €</p>|199",
                "<p>UVP 59,95 €</p><p>39,95 €</p>|39.95",
                "<p>statt 59,95 €</p><p>39,95 €</p><p>Sie sparen 20,00 €</p>|39.95",
                "<p class=price-original>59,95 €</p><p class=price-now>39,95 €</p>|39.95",
                "<p class=price><span style='text-decoration: line-through'>59,95 €</span> 39,95 €</p>|39.95",
            })
    void whatABuyerWouldPay(String html, String amount) {
        Listing listing = read("<html lang=de><title>Krug</title><h1>Krug</h1>" + html
                + "<button>In den Warenkorb</button><div class=related><h3>Ähnliche Artikel</h3><p>1,00 €</p></div>");
        assertEquals(0, new BigDecimal(amount).compareTo(listing.price().amount()), listing.price()::toString);
        assertEquals("InStock", listing.other().get("availability"), "there is a button that buys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-CH|CHF 1'299.–|1299|CHF",
                "sv|1 299:-|1299|SEK",
                "nb-NO|699,-|699|NOK",
                "ar-AE|١٢٩٫٠٠ د.إ|129.00|AED",
                "en-IN|Rs. 1,24,990|124990|INR",
                "id|Rp329.000|329000|IDR",
                "pl|89,99 zł|89.99|PLN",
                "ro|1.129,99 Lei|1129.99|RON",
                "tr|1.249,90 TL|1249.90|TRY",
                "ko|18,900원|18900|KRW",
                "vi|1.290.000₫|1290000|VND",
                "hu|4 990 Ft|4990|HUF",
                "es-MX|$1,299.00|1299.00|MXN",
                "en-AU|$45.00|45.00|AUD",
                "ru|1 450 руб.|1450|RUB",
                "ru|1 450 ₽|1450|RUB",
            })
    void moneyOfTheWorld(String language, String written, String amount, String currency) {
        Listing listing = read("<html lang=" + language + "><title>Item nine</title><h1>Item nine</h1><p class=price>"
                + written + "</p>");
        assertEquals(currency, listing.price().currency());
        assertEquals(0, new BigDecimal(amount).compareTo(listing.price().amount()), listing.price()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "<p class=stock>Out of stock</p><button>Add to cart</button>,OutOfStock",
        "<p class=stock>Nicht vorrätig</p>,OutOfStock",
        "<p>商品已售罄</p><button>加入购物车</button>,OutOfStock",
        "<p>ただいま品切れ中です</p>,OutOfStock",
        "<button disabled>Sold out</button>,OutOfStock",
        "<div class='product outofstock'><p>x</p></div>,OutOfStock",
        "<p>現在庫あり 在庫あり</p>,InStock",
        "<a>立即购买</a>,InStock",
        "<p class=availability>Only 3 left</p>,InStock",
        "<p>Нет в наличии</p><a>Купить</a>,OutOfStock",
        "<p>预售</p>,PreOrder",
    })
    void whetherItCanBeHad(String html, String availability) {
        Listing listing = read("<html><title>Ding</title><h1>Ding</h1>" + html);
        assertEquals(availability, listing.other().get("availability"));
    }

    @Test
    void whoAsksAPriceOffersTheGoodsAndWhoAsksNoneIsNotGuessedAt() {
        assertEquals(
                "InStock",
                read("<html><title>Ding</title><h1>Ding</h1><p>5 €</p>").other().get("availability"));
        assertNull(read("<html><title>Ding</title><h1>Ding</h1><p>schön</p>")
                .other()
                .get("availability"));
    }

    @Test
    void buyersWordsInADescriptionAreLeftOut() {
        Listing listing = read(
                "<html><title>Ding</title><h1>Ding</h1><div class=description>Schönes Ding, Telefon 13800138000<div class=review-item>Li Wei: toll, 13912345678</div></div>");
        assertEquals("Schönes Ding, Telefon 13800138000", listing.description());
        assertEquals(java.util.List.of("13800138000"), listing.seller().contacts());
    }

    @Test
    void whatStandsInAHeadingBesideTheNameIsLeftOut() {
        assertEquals(
                "Copper kettle",
                read("<html><title>Copper kettle | Haus</title><h1><span>Details about</span> Copper kettle</h1><p>5 €</p>")
                        .title());
        assertEquals(
                "Copper kettle",
                read("<html><title>Copper kettle | Haus</title><h1>Copper kettle <small>Item 01245</small></h1><p>5 €</p>")
                        .title());
    }

    @Test
    void aPageThatIsCalledACardIsStillTheGoodsOwn() {
        Listing listing = read(
                "<html lang=de><title>Copper kettle | Haus</title><section id=product-card><h1>Copper kettle</h1><p class=price>59,00 €</p></section><div class=slide><span class=price>3,99 €</span></div>");
        assertEquals("59.00", listing.price().amount().toPlainString());
    }
}
