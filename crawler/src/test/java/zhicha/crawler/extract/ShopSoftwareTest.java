package zhicha.crawler.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zhicha.crawler.extract.fact.FieldSource;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.page.Page;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;

/** Shops nobody here wrote, without a site file. */
class ShopSoftwareTest {
    private static List<String> images(Listing listing) {
        return listing.images().stream().map(ListingImage::address).toList();
    }

    @Test
    void wooCommerceWithoutStructuredData() {
        Listing listing = Pages.listing(
                Pages.file("woocommerce.html", "https://larkfield.example/product/pine-marble-run/?utm_source=x"));
        assertEquals("Pine Marble Run", listing.title());
        assertEquals(Price.of("51.77", "GBP"), listing.price());
        assertEquals(
                List.of(
                        "https://larkfield.example/wp-content/uploads/run-1.jpg",
                        "https://larkfield.example/wp-content/uploads/run-2.jpg"),
                images(listing));
        assertEquals("Wooden toys > Marble runs", listing.category());
        assertEquals(12, listing.stock());
        assertEquals("https://larkfield.example/product/pine-marble-run/", listing.url());
        assertEquals(List.of("WeChat: larkfield_toys"), listing.seller().contacts());
    }

    @Test
    void wooCommerceGraphWithATrailingComma() {
        Listing listing = Pages.listing(Pages.file("woocommerce-jsonld.html", "https://yunque.example/p/1"));
        assertEquals("松木滚珠轨道 – 40件", listing.title());
        assertEquals(Price.of("129.00", "CNY"), listing.price());
        assertEquals("苏格兰松木， 四十 件。".replace(" ", ""), listing.description().replace(" ", ""));
        assertEquals(List.of("https://yunque.example/img/1.jpg", "https://cdn.yunque.example/2.jpg"), images(listing));
        assertEquals("云雀", listing.brand());
        assertEquals("木制玩具", listing.category());
        assertEquals("new", listing.condition());
        assertEquals("云雀官方店", listing.seller().name());
        assertEquals("黑龙江 哈尔滨", listing.seller().location());
        assertEquals(List.of("0451-88886666"), listing.seller().contacts());
        assertNull(listing.seller().licence(), "its check digit is wrong");
        assertEquals("yunque.example-77", listing.id());
    }

    @Test
    void magentoMicrodata() {
        Extraction.Found found = Pages.found(
                Pages.file("magento.html", "https://tern.example/tern-rain-jacket.html"), SiteSelectors.NONE);
        Listing listing = found.listing();
        assertEquals("Tern Rain Jacket", listing.title());
        assertEquals(Price.of("1299", "USD"), listing.price());
        assertEquals(List.of("https://tern.example/media/catalog/tern.jpg"), images(listing));
        assertEquals("Keeps the rain out.", listing.description());
        assertEquals(Step.MICRODATA, source(found, ListingField.PRICE).step());
        // a sku that cannot be part of a file name becomes its digest
        assertEquals("tern.example-".length() + 16, listing.id().length());
    }

    @Test
    void prestaShopMetaElements() {
        Listing listing = Pages.listing(Pages.file("prestashop.html", "https://kanne.example/41-kanne.html"));
        assertEquals("Emaille Kanne", listing.title());
        assertEquals(Price.of("1299.5", "EUR"), listing.price());
        assertEquals(List.of("https://kanne.example/41-large_default/kanne.jpg"), images(listing));
    }

    @Test
    void openCartBySightAlone() {
        Listing listing = Pages.listing(
                Pages.file("opencart.html", "https://lamp.example/shop/index.php?route=product/product&product_id=15"));
        assertEquals("Harbour Lamp", listing.title());
        assertEquals(Price.of("110.00", "USD"), listing.price());
        assertEquals(
                List.of(
                        "https://lamp.example/shop/image/cache/harbour-500x500.jpg",
                        "https://lamp.example/shop/image/cache/harbour-2-500x500.jpg"),
                images(listing));
        assertEquals("Brass and glass.", listing.description());
        assertEquals("Pharos", listing.brand());
        assertEquals("Desk lamps", listing.category());
    }

    @Test
    void ofManyVariantsTheOneOnOfferIsAsked() {
        Listing listing =
                Pages.listing(Pages.file("shopify.html", "https://claywork.example/products/fern-mug?variant=2"));
        assertEquals("Fern Mug", listing.title());
        assertEquals(Price.of("28.00", "CAD"), listing.price(), "34.50 is in the data for machines only");
        assertEquals("claywork.example-8011", listing.id());
        assertEquals(List.of("http://claywork.example/cdn/shop/products/fern.jpg?v=1"), images(listing));
        assertNull(listing.stock(), "one variant is there");
    }

    @Test
    void aBookshopBySightAlone() {
        Listing listing =
                Pages.listing(Pages.file("bookshop.html", "http://books.example/catalogue/the-salt-road_7/index.html"));
        assertEquals("The Salt Road", listing.title());
        assertEquals(Price.of("51.77", "GBP"), listing.price());
        assertEquals(List.of("http://books.example/media/cache/fe/72/salt.jpg"), images(listing));
        assertEquals(22, listing.stock());
        assertEquals("Books > Travel", listing.category());
        assertEquals("A walk along the coast, told in salt.", listing.description());
    }

    @Test
    void aPriceInPiecesBesideAnOldOne() {
        Listing listing = Pages.listing(Pages.file("split-price.html", "https://mall.example/i/9.html"));
        assertEquals("电水壶 1.7升", listing.title());
        assertEquals(Price.of("1299.00", "CNY"), listing.price());
        assertEquals(20_000, listing.sales());
        assertEquals("浙江 杭州", listing.shipsFrom());
        assertEquals("清水小家电专营店", listing.seller().name());
        assertEquals(List.of("https://img.example/k1.jpg", "https://img.example/k2.jpg"), images(listing));
        assertEquals("厨房电器 > 电水壶", listing.category());
    }

    @Test
    void aListOfDetailsAndASideBoxByTheSameWord() {
        Listing listing = Pages.listing(Pages.file("details-list.html", "http://kites.example/index.php?id=5"));
        assertEquals("Red Kite", listing.title());
        assertEquals(Price.of("19.00", "USD"), listing.price());
        assertEquals("Windwerk", listing.brand(), "the manufacturer, where no brand is named");
        assertEquals(31, listing.stock());
        assertEquals("Kites > Single line", listing.category());
        assertNull(listing.seller().name(), "Shop by Brand is a menu, not a seller");
        assertEquals(
                List.of(
                        "http://kites.example/image/kite-800x800.jpg",
                        "http://kites.example/image/kite_logo-800x800.jpg",
                        "http://kites.example/image/kite-tail-420x534.webp"),
                images(listing),
                "large ones, each once, also one with a logo in its name");
    }

    @Test
    void theSiteFileSaysWhatADollarIs() {
        Page page = Pages.of("<h1>Cup</h1><p class=price>$12.50</p><span id=c>nzd</span>", "http://cup.example/i/1");
        assertEquals(
                Price.of("12.50", "AUD"),
                Pages.found(page, new SiteSelectors("cup", "AUD", Map.of()))
                        .listing()
                        .price());
        assertEquals(
                Price.of("12.50", "NZD"),
                Pages.found(page, new SiteSelectors("cup", "AUD", Map.of("currency", new FieldSelector("#c", null))))
                        .listing()
                        .price(),
                "the page's own word goes before");
        Page bare = Pages.of("<h1>Cup</h1><p class=price>12.50</p>", "http://cup.example/i/1");
        assertEquals(
                Price.of("12.50", "SEK"),
                Pages.found(bare, new SiteSelectors("cup", "SEK", Map.of()))
                        .listing()
                        .price());
    }

    @Test
    void aSiteFileFillsWhatIsMissing() {
        SiteSelectors site = new SiteSelectors(
                "books",
                null,
                Map.of(
                        "price", new FieldSelector(".price_color", null),
                        "images", new FieldSelector("#product_gallery img", "src"),
                        "id", new FieldSelector("th:contains(UPC) + td", null)));
        Extraction.Found found = Pages.found(
                Pages.file("bookshop.html", "http://books.example/catalogue/the-salt-road_7/index.html"), site);
        assertEquals("books-a897fe39b1053632", found.listing().id());
        assertEquals("books", found.listing().platform());
        assertEquals(Step.SITE_FILE, source(found, ListingField.PRICE).step());
        assertEquals(
                "price = 51.77 GBP  [site-file .price_color: £51.77]",
                source(found, ListingField.PRICE).line());
    }

    private static FieldSource source(Extraction extraction, ListingField field) {
        return extraction.sources().stream()
                .filter(source -> source.field() == field)
                .findFirst()
                .orElseThrow();
    }
}
