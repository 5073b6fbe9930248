package zhicha.rules.subject.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;

/** Reads the fields of one JSON object as a listing. */
final class ListingFields {
    /** Longer values are cut in messages. */
    private static final int SHOWN = 60;

    private final ObjectNode object;

    ListingFields(ObjectNode object) {
        this.object = object;
    }

    Listing listing() throws ListingProblem {
        Map<String, Object> other = ListingJson.unknown(object, ListingJson.FIELDS);
        try {
            return Listing.builder(needed("id"), needed("title"))
                    .url(text(object, "url", "url"))
                    .platform(text(object, "platform", "platform"))
                    .description(text(object, "description", "description"))
                    .brand(text(object, "brand", "brand"))
                    .category(text(object, "category", "category"))
                    .price(price(other))
                    .sales(whole("sales"))
                    .stock(whole("stock"))
                    .condition(text(object, "condition", "condition"))
                    .seller(seller(other))
                    .shipsFrom(text(object, "shipsFrom", "shipsFrom"))
                    .images(texts(object, "images", "images").stream()
                            .filter(address -> !address.isBlank())
                            .map(ListingImage::new)
                            .toList())
                    .observedAt(observedAt())
                    .capture(capture())
                    .other(other)
                    .build();
        } catch (IllegalArgumentException untrue) {
            throw new ListingProblem(UntrueValue.of(untrue));
        }
    }

    private String needed(String name) throws ListingProblem {
        String value = text(object, name, name);
        if (value == null || value.isBlank()) {
            throw new ListingProblem(Wording.of(
                    "缺少“%s”；每条商品记录都须有“id”和“title”",
                    "\"%s\" is missing; every listing needs \"id\" and \"title\"", name));
        }
        return value;
    }

    private @Nullable Price price(Map<String, Object> other) throws ListingProblem {
        ObjectNode price = inner("price", "{\"amount\":\"129.00\",\"currency\":\"CNY\"}");
        if (price == null) {
            return null;
        }
        keep(other, "price", ListingJson.unknown(price, ListingJson.PRICE_FIELDS));
        BigDecimal amount = money(price, "amount");
        String currency = text(price, "currency", "price.currency");
        if (amount == null || currency == null) {
            throw new ListingProblem(Wording.of(
                    "缺少“price.%s”；写 {\"amount\":\"129.00\",\"currency\":\"CNY\"}，或不写价格",
                    "\"price.%s\" is missing; write {\"amount\":\"129.00\",\"currency\":\"CNY\"} or leave the price out",
                    amount == null ? "amount" : "currency"));
        }
        return new Price(amount, currency, money(price, "high"));
    }

    private Seller seller(Map<String, Object> other) throws ListingProblem {
        ObjectNode seller = inner("seller", "{\"id\":\"…\",\"name\":\"…\"}");
        if (seller == null) {
            return Seller.UNKNOWN;
        }
        keep(other, "seller", ListingJson.unknown(seller, ListingJson.SELLER_FIELDS));
        return new Seller(
                text(seller, "id", "seller.id"),
                text(seller, "name", "seller.name"),
                text(seller, "location", "seller.location"),
                text(seller, "licence", "seller.licence"),
                texts(seller, "contacts", "seller.contacts"));
    }

    private static void keep(Map<String, Object> other, String name, Map<String, Object> unknown) {
        if (!unknown.isEmpty()) {
            other.put(name, unknown);
        }
    }

    private @Nullable OffsetDateTime observedAt() throws ListingProblem {
        String text = text(object, "observedAt", "observedAt");
        try {
            return text == null ? null : OffsetDateTime.parse(text.strip().replace(' ', 'T'));
        } catch (DateTimeException notATime) {
            throw new ListingProblem(Wording.of(
                    "“observedAt”是“%s”；写日期、时间和时差，例如 2026-11-22T08:00:00+08:00",
                    "\"observedAt\" is \"%s\"; write date, time and offset, as in 2026-11-22T08:00:00+08:00",
                    cut(text)));
        }
    }

    private @Nullable CaptureId capture() throws ListingProblem {
        String text = text(object, "capture", "capture");
        return text == null ? null : new CaptureId(text);
    }

    private @Nullable ObjectNode inner(String name, String example) throws ListingProblem {
        JsonNode node = present(object, name);
        if (node == null) {
            return null;
        }
        if (node instanceof ObjectNode inner) {
            return inner;
        }
        throw new ListingProblem(Wording.of(
                "“%s”是 %s；写对象，例如 %s", "\"%s\" is %s; write an object such as %s", name, cut(node.toString()), example));
    }

    private static @Nullable BigDecimal money(ObjectNode in, String name) throws ListingProblem {
        String text = text(in, name, "price." + name);
        try {
            return text == null ? null : new BigDecimal(shortEnough(text.strip()));
        } catch (NumberFormatException notANumber) {
            throw new ListingProblem(Wording.of(
                    "“price.%s”是“%s”；写数字，可带小数点，不写货币符号，例如 \"129.00\"",
                    "\"price.%s\" is \"%s\"; write digits with a decimal point and no currency sign, as in \"129.00\"",
                    name,
                    cut(text)));
        }
    }

    private @Nullable Long whole(String name) throws ListingProblem {
        String text = text(object, name, name);
        try {
            return text == null ? null : (Long) new BigDecimal(shortEnough(text.strip())).longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw new ListingProblem(Wording.of(
                    "“%s”是“%s”；写整数，例如 35000", "\"%s\" is \"%s\"; write a whole number, as in 35000", name, cut(text)));
        }
    }

    /** Keeps figures such as 1e999999999 from being written out as a billion digits. */
    private static String shortEnough(String digits) {
        if (digits.length() > 30 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            throw new NumberFormatException(digits);
        }
        return digits;
    }

    private static List<String> texts(ObjectNode in, String name, String shown) throws ListingProblem {
        JsonNode node = present(in, name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            String one = text(in, name, shown);
            return one == null ? List.of() : List.of(one);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            if (!node.get(i).isNull()) {
                texts.add(scalar(node.get(i), shown + "[" + i + "]"));
            }
        }
        return texts;
    }

    private static @Nullable String text(ObjectNode in, String name, String shown) throws ListingProblem {
        JsonNode node = present(in, name);
        return node == null ? null : scalar(node, shown);
    }

    private static String scalar(JsonNode node, String shown) throws ListingProblem {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isNumber()) {
            return plain(node.decimalValue());
        }
        throw new ListingProblem(
                Wording.of("“%s”是 %s；写加引号的文字", "\"%s\" is %s; write a text in quotes", shown, cut(node.toString())));
    }

    /** 123 and 129.0 as they stand; figures with a large exponent keep it, for the reason of {@link #shortEnough}. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > 30 ? number.toString() : number.toPlainString();
    }

    private static @Nullable JsonNode present(ObjectNode in, String name) {
        JsonNode node = in.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static String cut(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
