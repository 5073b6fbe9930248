package zhicha.rules.subject.json;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;

/**
 * One listing to JSON and back. Stateless.
 *
 * <p>Where a text is expected, a number is taken as its digits; where a number is expected, a text of digits is taken.
 * Null counts as missing. Unknown fields of {@code price} and {@code seller} are kept in {@link Listing#other} under the
 * same name and written back into their object.
 */
public final class ListingJson {
    static final Set<String> FIELDS = Set.of(
            "id",
            "url",
            "platform",
            "title",
            "description",
            "brand",
            "category",
            "price",
            "sales",
            "stock",
            "condition",
            "seller",
            "shipsFrom",
            "images",
            "observedAt",
            "capture");
    static final Set<String> PRICE_FIELDS = Set.of("amount", "currency", "high");
    static final Set<String> SELLER_FIELDS = Set.of("id", "name", "location", "licence", "contacts");

    /** Nothing in a listing is deeper than a few levels; what is deeper was made to hurt. */
    private static final int DEPTH = 64;

    /** What the parser says about itself rather than about the text. */
    private static final Pattern PARSER_TALK =
            Pattern.compile(" \\(start marker at \\[[^\\]]*\\]\\)| \\(bound as [^)]*\\)|: not allowed as per .*");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .maxStringLength(ListingLines.LONGEST_LINE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // words of hostile pages must not fill a table that lives as long as the program
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES, false)
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES, false)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ListingJson() {}

    /** @throws ListingProblem if the text is not JSON or not a listing */
    public static Listing read(String json) throws ListingProblem {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new ListingProblem(Wording.of(
                    "不是 JSON：%s%s",
                    "not JSON: %s%s",
                    PARSER_TALK.matcher(broken.getOriginalMessage()).replaceAll(""),
                    at == null || at.getColumnNr() < 1
                            ? ""
                            : Wording.of("（第 %d 列）", " (column %d)", at.getColumnNr())));
        }
        if (!(node instanceof ObjectNode object)) {
            throw new ListingProblem(new Wording(
                    "不是 JSON 对象；商品记录以 { 开头、以 } 结尾", "not a JSON object; a listing starts with { and ends with }"));
        }
        return new ListingFields(object).listing();
    }

    /** One line without its line end. */
    public static String write(Listing listing) {
        ObjectNode object = JSON.createObjectNode();
        put(object, "id", listing.id());
        put(object, "url", listing.url());
        put(object, "platform", listing.platform());
        put(object, "title", listing.title());
        put(object, "description", listing.description());
        put(object, "brand", listing.brand());
        put(object, "category", listing.category());
        Price price = listing.price();
        if (price != null) {
            ObjectNode inner = object.putObject("price");
            inner.put("amount", price.amount().toPlainString());
            inner.put("currency", price.currency());
            put(inner, "high", price.high() == null ? null : price.high().toPlainString());
        }
        putNumber(object, "sales", listing.sales());
        putNumber(object, "stock", listing.stock());
        put(object, "condition", listing.condition());
        seller(object, listing.seller());
        put(object, "shipsFrom", listing.shipsFrom());
        if (!listing.images().isEmpty()) {
            var images = object.putArray("images");
            listing.images().stream().map(ListingImage::address).forEach(images::add);
        }
        var observed = listing.observedAt();
        put(object, "observedAt", observed == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(observed));
        put(
                object,
                "capture",
                listing.capture() == null ? null : listing.capture().value());
        others(object, listing.other());
        return JSON.writeValueAsString(object);
    }

    private static void seller(ObjectNode object, Seller seller) {
        if (seller.equals(Seller.UNKNOWN)) {
            return;
        }
        ObjectNode inner = object.putObject("seller");
        put(inner, "id", seller.id());
        put(inner, "name", seller.name());
        put(inner, "location", seller.location());
        put(inner, "licence", seller.licence());
        if (!seller.contacts().isEmpty()) {
            var contacts = inner.putArray("contacts");
            seller.contacts().forEach(contacts::add);
        }
    }

    private static void others(ObjectNode object, Map<String, Object> other) {
        other.forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                object.set(name, JSON.valueToTree(value));
            } else if (value instanceof Map<?, ?> inner && (name.equals("price") || name.equals("seller"))) {
                ObjectNode place = object.get(name) instanceof ObjectNode there ? there : object.putObject(name);
                Set<String> known = name.equals("price") ? PRICE_FIELDS : SELLER_FIELDS;
                inner.forEach((key, kept) -> {
                    if (key instanceof String text && !known.contains(text)) {
                        place.set(text, JSON.valueToTree(kept));
                    }
                });
            }
        });
    }

    /** The fields of an object that are not known, as plain Java values. */
    static Map<String, Object> unknown(ObjectNode object, Set<String> known) {
        Map<String, Object> unknown = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                unknown.put(field.getKey(), JSON.treeToValue(field.getValue(), Object.class));
            }
        });
        return unknown;
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static void putNumber(ObjectNode object, String name, @Nullable Long value) {
        if (value != null) {
            object.put(name, value.longValue());
        }
    }
}
