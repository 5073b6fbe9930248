package zhicha.crawler.extract.visible;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.fact.Trail;
import zhicha.crawler.extract.text.Availability;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.CountText;
import zhicha.crawler.extract.text.SeenText;
import zhicha.crawler.page.Addresses;

/** What a person would see: the heading, the price near it, the large pictures. The last and weakest step. */
public final class VisibleStep {
    private static final int MOST_ELEMENTS = 20_000;
    private static final Pattern SHOP = Pattern.compile(
            "^(?:(?:卖家|商家|店铺|店铺名称|掌柜|供应商|seller|vendor|shop|store)\\s{0,3}[:：]|sold by\\b\\s{0,3}[:：]?)\\s{0,3}(.{2,60})$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SHIPS = Pattern.compile(
            "^(?:(?:发货地|发货地址|所在地|商品所在地|item location|located in|versandort|artikelstandort|配送元|発送元|enviado desde)\\s{0,3}[:：]|(?:(?:ships|dispatched|shipped) from|(?:expédié|envoyé) de(?:puis)?|versand aus|wysyłka z|отправка из)(?!\\p{L})\\s{0,3}[:：]?)\\s{0,3}(.{2,60})$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRAND =
            Pattern.compile("^(?:品牌|brand)\\s{0,3}[:：]\\s{0,3}(.{1,60})$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAKER = Pattern.compile(
            "^(?:制造商|生产厂家|生产商|厂商|manufactured by|manufacturer|made by)\\s{0,3}[:：]\\s{0,3}(.{1,60})$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LICENCE = Pattern.compile(
            "营业执照|亮照|经营证照|证照信息|工商执照|资质证照|商家资质|企业资质|企業情報|特定商取引|사업자정보|impressum|anbieterkennzeichnung|mentions légales|business licen[cs]e",
            Pattern.CASE_INSENSITIVE);
    private static final String DESCRIPTION =
            "[itemprop=description], #product_description + p, #tab-description, .product__description, .product-description, "
                    + ".product-short-description, .woocommerce-product-details__short-description, #description, .description, .product.description";

    private static final String REVIEWS =
            "[itemprop=review], [itemprop=reviews], [itemtype$=Review], [class*=review], [class*=comment], [id*=review], [id*=comment], [class*=pingjia], [class*=question], [class*=buyer-show]";

    private final Document document;
    private final FactSheet sheet;

    private final Surroundings surroundings;

    private VisibleStep(Document document, Surroundings surroundings, FactSheet sheet) {
        this.document = document;
        this.surroundings = surroundings;
        this.sheet = sheet;
    }

    public static void read(Document document, Sight sight, FactSheet sheet) {
        new VisibleStep(document, sight.area().surroundings(), sheet).read(sight);
    }

    private void read(Sight sight) {
        sight.heading().ifPresent(heading -> offer(ListingField.TITLE, "heading", heading));
        offer(ListingField.TITLE, "title", firstPart(document.title()));
        sight.price()
                .ifPresent(price -> sheet.offerPrice(
                        Step.HEURISTIC,
                        "price near the heading: " + price.where(),
                        price.raw(),
                        price.amount(),
                        price.high(),
                        price.currency()));
        sight.availability()
                .ifPresent(seen -> offer(
                        ListingField.AVAILABILITY,
                        seen.where(),
                        seen.availability().written()));
        if (sheet.needs(ListingField.IMAGES)) {
            List<String> pictures =
                    PictureSearch.main(document, surroundings, sight.heading().orElse(""));
            if (!pictures.isEmpty()) {
                sheet.offerImages(Step.HEURISTIC, "large pictures", pictures);
            }
        }
        for (Element element : document.select(DESCRIPTION)) {
            if (!element.text().isBlank() && !surroundings.contain(element)) {
                offer(ListingField.DESCRIPTION, "description", SeenText.of(withoutReviews(element)));
            }
        }
        offer(
                ListingField.DESCRIPTION,
                "meta description",
                document.select("meta[name=description]").attr("content"));
        category();
        words();
        if (sight.availability()
                .filter(seen -> seen.availability() == Availability.OUT_OF_STOCK)
                .isPresent()) {
            offer(ListingField.STOCK, "availability", "0");
        }
        shop();
        licencePage();
    }

    /** Buyers' words in the midst of a description are theirs, and their names and numbers nobody's business. */
    private static Element withoutReviews(Element element) {
        if (element.select(REVIEWS).isEmpty()) {
            return element;
        }
        Element copy = element.clone();
        copy.select(REVIEWS).remove();
        return copy;
    }

    /** A document title up to the first sign that parts it from the shop's name. */
    private static String firstPart(String title) {
        String part = title.split("\\s[|–—-]\\s|_|\\|", 2)[0].strip();
        return part.length() < 2 ? title : part;
    }

    private void category() {
        for (Element trail :
                document.select("[class*=breadcrumb], [id*=breadcrumb], [aria-label=breadcrumb], [class*=crumbs]")) {
            List<String> steps = trail.select("a").eachText();
            Optional<String> category =
                    Trail.category(steps.size() > 8 ? steps.subList(0, 8) : steps, sheet.text(ListingField.TITLE));
            if (category.isPresent()) {
                offer(ListingField.CATEGORY, "breadcrumb", category.get());
                return;
            }
        }
    }

    /** Numbers sold and in stock, shop, brand and place, where a short text names them. */
    private void words() {
        int looked = 0;
        Element maker = null;
        for (Element element : document.select("body *")) {
            if (++looked > MOST_ELEMENTS) {
                break;
            }
            if (element.childrenSize() > 4) {
                continue;
            }
            String text = shortText(element);
            if (text.isEmpty()) {
                continue;
            }
            if (sheet.needs(ListingField.SALES) && CountText.sold(text).isPresent() && !surroundings.contain(element)) {
                offer(ListingField.SALES, Surroundings.name(element), text);
            }
            if (sheet.needs(ListingField.STOCK)
                    && CountText.stock(text).isPresent()
                    && !surroundings.contain(element)) {
                offer(ListingField.STOCK, Surroundings.name(element), text);
            }
            named(SHOP, ListingField.SELLER_NAME, element, text);
            named(SHIPS, ListingField.SHIPS_FROM, element, text);
            named(BRAND, ListingField.BRAND, element, text);
            maker = maker == null && MAKER.matcher(text).matches() && !surroundings.contain(element) ? element : maker;
        }
        if (maker != null) {
            // a brand that is named as such counts for more, wherever it stands
            named(MAKER, ListingField.BRAND, maker, shortText(maker));
        }
    }

    private void named(Pattern pattern, ListingField field, Element element, String text) {
        if (sheet.needs(field)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches() && !surroundings.contain(element)) {
                offer(field, Surroundings.name(element), matcher.group(1));
            }
        }
    }

    /** The text of an element that holds little else; empty for long ones. */
    private static String shortText(Element element) {
        if (!element.hasText()) {
            return "";
        }
        int length = 0;
        for (var child : element.textNodes()) {
            length += child.text().strip().length();
        }
        if (length == 0 || length > 120) {
            return "";
        }
        String text = element.text();
        return text.length() > 120 ? "" : CleanText.of(text, 120);
    }

    private void shop() {
        for (Element element : document.select(
                "[class*=shop-name], [class*=shopname], [class*=store-name], [class*=seller-name], [class*=vendor-name], .product__vendor")) {
            if (!surroundings.contain(element) && element.text().length() <= 60) {
                offer(ListingField.SELLER_NAME, "class " + element.className(), SeenText.of(element));
            }
        }
    }

    /** The page that shows the seller's licence; a link of the shop goes before one in the foot of the page. */
    private void licencePage() {
        Element best = null;
        for (Element link : document.select("a[href]")) {
            String said = link.text().length() > 40
                    ? ""
                    : link.text() + " " + link.select("img").attr("alt");
            if (LICENCE.matcher(said).find()) {
                boolean shops = link.closest("footer, [class*=foot], [id*=foot]") == null;
                best = best == null || shops ? link : best;
                if (shops) {
                    break;
                }
            }
        }
        if (best != null) {
            String address =
                    Addresses.absolute(best.baseUri(), best.attr("href")).orElse(null);
            offer(ListingField.LICENCE_PAGE, "link " + best.text(), address);
        }
    }

    private void offer(ListingField field, String where, @Nullable String raw) {
        sheet.offer(field, Step.HEURISTIC, where, raw);
    }
}
