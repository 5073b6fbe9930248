package zhicha.crawler.door;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.row.FeedRow;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.json.ListingJson;
import zhicha.rules.subject.json.ListingProblem;

/**
 * JSON Lines in our own form or anybody's; a JSON array; and {@code products.json} as Shopify's shops give it. Fields are
 * named by their path, {@code price.amount}; what stands in a list comes under one name.
 */
final class JsonFeed {
    private static final int LONGEST_LINE = 8 << 20;
    private static final int MOST_PATHS = 400;
    private static final int MOST_VALUES = 60;
    private static final int DEEPEST = 6;

    /** Names under which shops give lists of what they sell. */
    private static final String GOODS = "products|product|items|data|list|goods|results";

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxStringLength(LONGEST_LINE)
                            .maxDocumentLength(-1)
                            .build())
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES, false)
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES, false)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonFeed() {}

    static void read(Path file, ColumnMapping mapping, FeedItem.Taker taker) throws IOException, InterruptedException {
        if (isLines(file)) {
            lines(file, mapping, taker);
        } else {
            try (InputStream in = FeedFormat.open(file);
                    JsonParser parser = JSON.createParser(in)) {
                document(parser, taker);
            }
        }
    }

    /** Whether the first line is a whole object, and that is a listing. */
    private static boolean isLines(Path file) throws IOException {
        try (BufferedReader text = text(file)) {
            String first = line(text);
            while (first != null && first.isBlank()) {
                first = line(text);
            }
            if (first == null || first.length() > LONGEST_LINE || !plain(first).startsWith("{")) {
                return false;
            }
            return JSON.readTree(plain(first)) instanceof ObjectNode object && !holdsGoods(object);
        } catch (JacksonException notOneLine) {
            // a broken first line followed by others is a broken line; one that only begins an object is a document
            try (BufferedReader text = text(file)) {
                String first = line(text);
                String second = line(text);
                return first != null
                        && first.stripTrailing().endsWith("}")
                        && second != null
                        && second.stripLeading().startsWith("{");
            }
        }
    }

    /** Whether it is no listing itself but holds a list of them. */
    private static boolean holdsGoods(ObjectNode object) {
        return !object.has("title")
                && object.properties().stream()
                        .anyMatch(field -> field.getKey().matches(GOODS)
                                && field.getValue().isArray()
                                && (field.getValue().isEmpty()
                                        || field.getValue().get(0).isObject()));
    }

    private static void lines(Path file, ColumnMapping mapping, FeedItem.Taker taker)
            throws IOException, InterruptedException {
        try (BufferedReader text = text(file)) {
            long number = 0;
            boolean wanted = true;
            for (String line = line(text); line != null && wanted; line = line(text)) {
                number++;
                String json = plain(line);
                if (json.isBlank()) {
                    continue;
                }
                wanted = taker.take(
                        json.length() > LONGEST_LINE
                                ? new FeedItem.Broken(
                                        number, Wording.of("超过 %d 个字符", "longer than %d characters", LONGEST_LINE))
                                : item(number, json, mapping));
            }
        }
    }

    private static FeedItem item(long number, String json, ColumnMapping mapping) {
        try {
            if (mapping.columns().isEmpty()) {
                return new FeedItem.Ready(number, ListingJson.read(completed(json, mapping)));
            }
        } catch (ListingProblem notOurs) {
            FeedItem other = row(number, json);
            // of a line in our own form our own reader says best what is wrong; there price and seller are objects
            return other instanceof FeedItem.Row row
                            && row.row().cells().containsKey("id")
                            && row.row().cells().containsKey("title")
                            && !row.row().cells().containsKey("price")
                            && !row.row().cells().containsKey("seller")
                    ? new FeedItem.Broken(number, notOurs.wording())
                    : other;
        }
        return row(number, json);
    }

    /** A line of ours with the platform and the currency that the one who imports names, where it says none itself. */
    private static String completed(String json, ColumnMapping mapping) {
        String platform = mapping.platform();
        String currency = mapping.currency();
        if (platform == null && currency == null) {
            return json;
        }
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode line)) {
                return json;
            }
            if (platform != null && line.path("platform").asString("").isBlank()) {
                line.put("platform", platform);
            }
            if (currency != null
                    && line.get("price") instanceof ObjectNode price
                    && price.path("currency").asString("").isBlank()) {
                price.put("currency", currency);
            }
            return line.toString();
        } catch (JacksonException broken) {
            return json;
        }
    }

    private static FeedItem row(long number, String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node instanceof ObjectNode object
                    ? new FeedItem.Row(new FeedRow(number, cells(object)))
                    : new FeedItem.Broken(
                            number,
                            new Wording(
                                    "不是 JSON 对象；每行以 { 开头、以 } 结尾",
                                    "not a JSON object; a line starts with { and ends with }"));
        } catch (JacksonException broken) {
            return new FeedItem.Broken(number, Wording.of("不是 JSON：%s", "not JSON: %s", broken.getOriginalMessage()));
        }
    }

    /** An array of objects, an object that holds a list of products, or objects one after another. */
    private static void document(JsonParser parser, FeedItem.Taker taker) throws InterruptedException {
        long number = 0;
        try {
            boolean inside = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    boolean goods = parser.currentName().matches(GOODS);
                    JsonToken value = parser.nextToken();
                    if (!goods && value != null && value.isStructStart()) {
                        parser.skipChildren();
                    } else if (value == JsonToken.START_OBJECT) {
                        number++;
                        if (!taker.take(object(number, parser))) {
                            return;
                        }
                    }
                    inside |= goods;
                } else if (token == JsonToken.START_OBJECT && (inside || within(parser))) {
                    number++;
                    if (!taker.take(object(number, parser))) {
                        return;
                    }
                }
            }
            if (number == 0) {
                taker.take(new FeedItem.Broken(
                        1,
                        new Wording(
                                "没有对象列表；写 JSON Lines、数组或 {\"products\": [...]}",
                                "holds no list of objects; write JSON Lines, an array, or {\"products\": [...]}")));
            }
        } catch (JacksonException broken) {
            taker.take(new FeedItem.Broken(
                    number + 1,
                    Wording.of(
                            "不是 JSON：%s（第 %s 行）；其后无法读取",
                            "not JSON: %s (line %s); what follows could not be read",
                            broken.getOriginalMessage(),
                            broken.getLocation() == null
                                    ? "?"
                                    : Integer.toString(broken.getLocation().getLineNr()))));
        }
    }

    private static boolean within(JsonParser parser) {
        var parent = parser.streamReadContext().getParent();
        return parent != null && parent.inArray();
    }

    private static FeedItem object(long number, JsonParser parser) {
        JsonTree tree = new JsonTree(LONGEST_LINE);
        JsonNode node = tree.read(parser);
        if (tree.isOver()) {
            return new FeedItem.Broken(
                    number,
                    Wording.of(
                            "对象超过 %d 个字符，已跳过",
                            "an object of more than %d characters; it was passed over", LONGEST_LINE));
        }
        if (!(node instanceof ObjectNode object)) {
            return new FeedItem.Broken(number, new Wording("不是 JSON 对象", "not a JSON object"));
        }
        return new FeedItem.Row(
                new FeedRow(number, ShopProduct.looksLike(object) ? ShopProduct.cells(object) : cells(object)));
    }

    static Map<String, List<String>> cells(ObjectNode object) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        collect("", object, cells, 0);
        return cells;
    }

    private static void collect(String path, JsonNode node, Map<String, List<String>> cells, int depth) {
        if (depth > DEEPEST || cells.size() > MOST_PATHS) {
            return;
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(property -> collect(
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            property.getValue(),
                            cells,
                            depth + 1));
        } else if (node.isArray()) {
            node.forEach(one -> collect(path, one, cells, depth + 1));
        } else if (!node.isNull() && !path.isEmpty()) {
            List<String> values = cells.computeIfAbsent(path, key -> new ArrayList<>());
            if (values.size() < MOST_VALUES) {
                values.add(node.isNumber() ? number(node) : node.asString());
            }
        }
    }

    static String number(JsonNode node) {
        var number = node.decimalValue();
        return Math.abs((long) number.scale()) > 30 ? number.toString() : number.toPlainString();
    }

    private static String plain(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static BufferedReader text(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new BufferedInputStream(FeedFormat.open(file), 1 << 16), StandardCharsets.UTF_8));
    }

    /** A line of which no more is kept than is needed to see that it is too long. */
    @Nullable
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
