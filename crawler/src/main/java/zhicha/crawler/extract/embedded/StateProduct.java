package zhicha.crawler.extract.embedded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one object of a page's state as a product, by the names that shop software gives to its fields. */
final class StateProduct {
    private static final List<String> NAMES = List.of(
            "name",
            "title",
            "productname",
            "producttitle",
            "subject",
            "goodsname",
            "displayname",
            "itemname",
            "skuname",
            "itemtitle");
    private static final List<String> PRICES = List.of(
            "saleprice",
            "currentprice",
            "finalprice",
            "specialprice",
            "activityprice",
            "promotionprice",
            "discountprice",
            "discountedprice",
            "offerprice",
            "sellingprice",
            "mingroupprice",
            "minactivityamount",
            "nowprice",
            "price",
            "pricevalue",
            "unitprice",
            "minprice",
            "lowprice",
            "pricemin",
            "retailprice",
            "amount",
            "baseprice",
            "regularprice");
    private static final List<String> PRICE_PARTS = List.of(
            "priceinfo",
            "prices",
            "pricing",
            "price",
            "offers",
            "offer",
            "pricecomponent",
            "pricedata",
            "pricemodule",
            "discountprice",
            "currentprice");
    private static final List<String> PRICE_VALUES = List.of(
            "value",
            "amount",
            "price",
            "current",
            "currentprice",
            "centamount",
            "sale",
            "final",
            "min",
            "minprice",
            "minactivityamount",
            "formattedprice",
            "formatted",
            "formatedamount",
            "pricestring",
            "display");
    private static final List<String> CURRENCIES =
            List.of("currency", "currencycode", "pricecurrency", "currencyunit", "currencyiso", "currencyid");
    private static final List<String> IMAGES = List.of(
            "mainimage",
            "primaryimage",
            "image",
            "imageurl",
            "images",
            "allimages",
            "imageinfo",
            "imagelist",
            "imagepathlist",
            "topgallery",
            "gallery",
            "media",
            "mediagallery",
            "featuredimage",
            "pictures",
            "photos",
            "thumbnailurl",
            "thumbnail");
    private static final List<String> ADDRESSES = List.of(
            "url",
            "src",
            "href",
            "original",
            "large",
            "full",
            "image",
            "imageurl",
            "path",
            "uri",
            "big",
            "zoom",
            "allimages",
            "images");
    private static final List<String> STOCK_CODES =
            List.of("availability", "availabilitystatus", "stockstatus", "inventorystatus", "stockstate");
    private static final List<String> STOCK_FLAGS =
            List.of("instock", "isinstock", "available", "isavailable", "availableforsale", "purchasable", "orderable");
    private static final List<String> SOLD_OUT = List.of("soldout", "issoldout", "outofstock", "isoutofstock");
    private static final Pattern PICTURE = Pattern.compile(
            "(?i)(?:https?:)?//\\S{4,2000}|/\\S{1,2000}\\.(?:jpe?g|png|webp|avif|gif)(?:\\?\\S{0,500})?");

    private final ObjectNode object;

    StateProduct(ObjectNode object) {
        this.object = object;
    }

    /** @param currency as written, or null */
    record Cost(
            String written,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    Optional<String> name() {
        return first(object, NAMES)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.length() > 1);
    }

    Optional<Cost> price() {
        String currency = first(object, CURRENCIES)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse(null);
        for (String key : PRICES) {
            Optional<Cost> cost = child(object, key).flatMap(node -> cost(key, node, currency, 0));
            if (cost.isPresent()) {
                return cost;
            }
        }
        for (String key : PRICE_PARTS) {
            Optional<JsonNode> part = child(object, key);
            if (part.isPresent()) {
                JsonNode inner = part.get().isArray() && !part.get().isEmpty()
                        ? part.get().get(0)
                        : part.get();
                if (inner instanceof ObjectNode prices) {
                    Optional<Cost> cost = new StateProduct(prices).price();
                    if (cost.isPresent()) {
                        return cost.map(found -> new Cost(
                                found.written, found.amount, found.currency == null ? currency : found.currency));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Cost> cost(String key, JsonNode node, @Nullable String currency, int depth) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            boolean sane = number.signum() > 0 && Math.abs((long) number.scale()) < 12 && number.precision() < 16;
            return sane
                    ? Optional.of(new Cost(number.toPlainString(), scaled(key, node, number), currency))
                    : Optional.empty();
        }
        if (node.isString()) {
            String text = node.asString();
            return text.length() < 60 && text.chars().anyMatch(Character::isDigit)
                    ? Optional.of(new Cost(text, null, currency))
                    : Optional.empty();
        }
        if (node instanceof ObjectNode inner && depth < 3) {
            String own = first(inner, CURRENCIES)
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .orElse(currency);
            for (String value : PRICE_VALUES) {
                Optional<Cost> cost =
                        child(inner, value).flatMap(part -> new StateProduct(inner).cost(value, part, own, depth + 1));
                if (cost.isPresent()) {
                    return cost;
                }
            }
        }
        return Optional.empty();
    }

    /** Shopify's shops and some others count in cents. */
    private BigDecimal scaled(String key, JsonNode node, BigDecimal number) {
        boolean shopify = object.has("handle")
                && (object.has("variants") || object.has("compare_at_price") || object.has("price_min"));
        boolean cents = key.equals("centamount") || key.contains("cents") || shopify && node.isIntegralNumber();
        if (!cents) {
            return number;
        }
        int digits = object.has("fractionDigits")
                ? Math.clamp(object.path("fractionDigits").asInt(2), 0, 4)
                : 2;
        return number.movePointLeft(digits).setScale(digits, java.math.RoundingMode.UNNECESSARY);
    }

    /** A code such as {@code IN_STOCK}, or {@code true} and {@code false}. */
    Optional<String> availability() {
        Optional<JsonNode> code = first(object, STOCK_CODES).filter(JsonNode::isString);
        if (code.isPresent()) {
            return code.map(JsonNode::asString);
        }
        Optional<JsonNode> flag = first(object, STOCK_FLAGS).filter(JsonNode::isBoolean);
        if (flag.isPresent()) {
            return flag.map(yes -> yes.asBoolean() ? "InStock" : "OutOfStock");
        }
        return first(object, SOLD_OUT)
                .filter(JsonNode::isBoolean)
                .map(yes -> yes.asBoolean() ? "OutOfStock" : "InStock");
    }

    List<String> images() {
        List<String> found = new ArrayList<>();
        for (String key : IMAGES) {
            child(object, key).ifPresent(node -> pictures(node, found, 0));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    private static void pictures(JsonNode node, List<String> found, int depth) {
        if (depth > 4 || found.size() >= 20) {
            return;
        }
        if (node.isString()) {
            if (PICTURE.matcher(node.asString()).matches()) {
                found.add(node.asString());
            }
        } else if (node.isArray()) {
            node.forEach(one -> pictures(one, found, depth + 1));
        } else if (node instanceof ObjectNode inner) {
            for (String key : ADDRESSES) {
                int before = found.size();
                child(inner, key).ifPresent(part -> pictures(part, found, depth + 1));
                if (found.size() > before) {
                    return;
                }
            }
        }
    }

    Optional<String> brand() {
        Optional<JsonNode> brand = child(object, "brand").or(() -> child(object, "brandname"));
        return brand.filter(JsonNode::isString)
                .map(JsonNode::asString)
                .or(() -> brand.filter(ObjectNode.class::isInstance)
                        .flatMap(inner -> new StateProduct((ObjectNode) inner).name()));
    }

    private static Optional<JsonNode> first(ObjectNode object, List<String> keys) {
        return keys.stream().flatMap(key -> child(object, key).stream()).findFirst();
    }

    /** A field whatever its spelling: {@code salePrice}, {@code sale_price}. */
    private static Optional<JsonNode> child(ObjectNode object, String key) {
        JsonNode direct = object.get(key);
        if (direct != null && !direct.isNull()) {
            return Optional.of(direct);
        }
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            if (name.length() <= key.length() + 4
                    && !property.getValue().isNull()
                    && name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT).equals(key)) {
                return Optional.of(property.getValue());
            }
        }
        return Optional.empty();
    }
}
