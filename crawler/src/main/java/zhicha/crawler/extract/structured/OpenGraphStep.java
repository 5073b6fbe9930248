package zhicha.crawler.extract.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.text.Availability;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.extract.text.SeenText;

/** The OpenGraph and product meta elements of a page. */
public final class OpenGraphStep {
    private final Document document;
    private final List<Element> metas;
    private final FactSheet sheet;

    public OpenGraphStep(Document document, FactSheet sheet) {
        this.document = document;
        this.metas = document.select("meta[content]");
        this.sheet = sheet;
    }

    /** Whether they describe a product; those of an ordinary page only describe the page, and come after the site file. */
    public boolean isProduct() {
        return meta("og:type").orElse("").toLowerCase(Locale.ROOT).contains("product")
                || meta("product:price:amount").isPresent()
                || meta("og:price:amount").isPresent();
    }

    public void read() {
        String shop = meta("og:site_name").orElse("");
        String heading = CleanText.of(SeenText.of(document.select("h1")), 2_000);
        meta("og:title")
                .map(title -> withoutShop(title, shop))
                // a title made for sharing often says more than the name: the heading then says it better
                .filter(title -> heading.isEmpty() || !title.contains(heading) || title.equals(heading))
                .ifPresent(title -> offer(ListingField.TITLE, "og:title", title));
        List<String> images = new ArrayList<>();
        for (String name : List.of("og:image", "og:image:secure_url", "twitter:image")) {
            if (images.isEmpty()) {
                images.addAll(all(name));
            }
        }
        if (!images.isEmpty()) {
            sheet.offerImages(Step.OPEN_GRAPH, "og:image", images);
        }
        price("product:sale_price");
        price("product:price");
        price("og:price");
        first(ListingField.DESCRIPTION, "og:description");
        first(ListingField.BRAND, "product:brand", "og:brand");
        first(ListingField.CATEGORY, "product:category");
        first(ListingField.CONDITION, "product:condition", "og:condition");
        first(ListingField.ITEM_ID, "product:retailer_item_id", "product:item_id");
        meta("product:availability").or(() -> meta("og:availability")).ifPresent(said -> {
            offer(ListingField.AVAILABILITY, "product:availability", said);
            if (Availability.ofCode(said)
                    .filter(Availability.OUT_OF_STOCK::equals)
                    .isPresent()) {
                offer(ListingField.STOCK, "product:availability", "0");
            }
        });
    }

    private void price(String prefix) {
        Optional<String> amount = meta(prefix + ":amount");
        if (amount.isPresent()) {
            String currency =
                    meta(prefix + ":currency").flatMap(Currencies::code).orElse(null);
            sheet.offerPrice(Step.OPEN_GRAPH, prefix + ":amount", amount.get(), currency);
        }
    }

    private void first(ListingField field, String... names) {
        for (String name : names) {
            meta(name).ifPresent(text -> offer(field, name, text));
        }
    }

    private void offer(ListingField field, String where, String raw) {
        sheet.offer(field, Step.OPEN_GRAPH, where, raw);
    }

    /** A page title without the shop's name that many themes put behind it. */
    static String withoutShop(String title, @Nullable String shop) {
        String clean = title.strip();
        if (shop != null && !shop.isBlank() && clean.length() > shop.length() && clean.endsWith(shop.strip())) {
            String rest =
                    clean.substring(0, clean.length() - shop.strip().length()).stripTrailing();
            String bare = rest.replaceAll("[-–—|_·:：]{1,3}$", "").stripTrailing();
            return bare.isEmpty() || bare.length() == rest.length() ? clean : bare;
        }
        return clean;
    }

    private Optional<String> meta(String name) {
        return all(name).stream().findFirst();
    }

    private List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (Element meta : metas) {
            boolean named = meta.attr("property").equalsIgnoreCase(name)
                    || meta.attr("name").equalsIgnoreCase(name);
            if (named && !meta.attr("content").isBlank() && found.size() < FactSheet.MOST_IMAGES) {
                found.add(meta.attr("content"));
            }
        }
        return found;
    }
}
