package zhicha.crawler.life;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;

/**
 * The fields of a listing under the names that site files use, each as a list of texts: one for a single value, several for
 * pictures and contacts. A field the listing does not have is missing; what is kept for no field of ours is left out.
 */
public final class ListingFacts {
    /** Fields a listing has no place of its own for, kept among what the page said besides. */
    private static final List<String> OTHERS = List.of("availability", "licencePage");

    private ListingFacts() {}

    public static Map<String, List<String>> of(Listing listing) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        put(facts, "title", listing.title());
        put(facts, "price", listing.price() == null ? null : written(listing.price()));
        put(facts, "description", listing.description());
        put(facts, "brand", listing.brand());
        put(facts, "category", listing.category());
        put(facts, "sales", listing.sales());
        put(facts, "stock", listing.stock());
        put(facts, "condition", listing.condition());
        OTHERS.forEach(name -> put(facts, name, listing.other().get(name)));
        put(facts, "seller.id", listing.seller().id());
        put(facts, "seller.name", listing.seller().name());
        put(facts, "seller.location", listing.seller().location());
        put(facts, "seller.licence", listing.seller().licence());
        put(facts, "seller.contacts", listing.seller().contacts());
        put(facts, "shipsFrom", listing.shipsFrom());
        put(
                facts,
                "images",
                listing.images().stream().map(ListingImage::address).toList());
        return facts;
    }

    /** For instance {@code 129.00 CNY} or {@code 129.00-159.00 CNY}. */
    public static String written(Price price) {
        String high = price.high() == null ? "" : "-" + price.high().toPlainString();
        return price.amount().toPlainString() + high + " " + price.currency();
    }

    private static void put(Map<String, List<String>> facts, String name, @Nullable Object value) {
        if (value instanceof List<?> several) {
            put(facts, name, several.stream().map(String::valueOf).toList());
        } else if (value != null) {
            put(facts, name, List.of(String.valueOf(value)));
        }
    }

    private static void put(Map<String, List<String>> facts, String name, List<String> values) {
        List<String> said = values.stream().filter(text -> !text.isBlank()).toList();
        if (!said.isEmpty()) {
            facts.put(name, said);
        }
    }
}
