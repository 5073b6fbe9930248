package zhicha.crawler.extract.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in a page's scripts: blocks of type {@code application/json}, and objects that are assigned,
 * {@code window.__STATE__ = {...}}. What is no JSON is passed over.
 */
final class EmbeddedState {
    private static final int MOST_SCRIPTS = 200;
    private static final int MOST_TREES = 60;
    private static final int LONGEST = 4 << 20;
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int SHORTEST = 60;

    /** An assignment of an object or a list; its value is then read by the JSON parser, which finds the end of it. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?:[\\w$\\])]|[\"']\\])\\s{0,9}=\\s{0,9}(?=[{\\[])|[\\w$]\\s{0,3}:\\s{0,3}(?=\\{\\s{0,9}\"(?:product|item|goods))");

    private static final Pattern PARSED = Pattern.compile("JSON\\.parse\\(\\s{0,9}(?=[\"'])");

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES, false)
                    .configure(tools.jackson.core.TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES, false)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .build()
            .reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private EmbeddedState() {}

    static List<JsonNode> of(Document document) {
        List<JsonNode> trees = new ArrayList<>();
        int characters = 0;
        int scripts = 0;
        for (Element script : document.select("script:not([src])")) {
            if (++scripts > MOST_SCRIPTS || trees.size() >= MOST_TREES) {
                break;
            }
            String type = script.attr("type").toLowerCase(Locale.ROOT);
            String data = script.data();
            if (data.length() < SHORTEST || data.length() > LONGEST || type.contains("ld+json")) {
                continue;
            }
            characters += data.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            if (type.contains("json") || type.contains("x-magento-init")) {
                value(data.strip()).ifPresent(trees::add);
            } else if (type.isEmpty() || type.contains("javascript") || type.equals("module")) {
                assigned(data, trees);
            }
        }
        return trees;
    }

    private static void assigned(String script, List<JsonNode> trees) {
        Matcher assigned = ASSIGNED.matcher(script);
        int from = 0;
        for (int tries = 0; tries < MOST_TREES && trees.size() < MOST_TREES && assigned.find(from); tries++) {
            int start = assigned.end();
            from = start;
            String rest = script.substring(start);
            if (rest.length() >= SHORTEST) {
                Optional<Read> read = read(rest);
                if (read.isPresent()) {
                    trees.add(read.get().tree());
                    // what stands inside the object is not read again
                    from = start + Math.max(1, read.get().length());
                }
            }
            if (from >= script.length()) {
                break;
            }
        }
        Matcher parsed = PARSED.matcher(script);
        for (int tries = 0; tries < 10 && parsed.find(); tries++) {
            read(script.substring(parsed.end()))
                    .map(Read::tree)
                    .filter(JsonNode::isString)
                    .flatMap(text -> value(text.asString()))
                    .ifPresent(trees::add);
        }
    }

    private static Optional<JsonNode> value(String json) {
        return read(json).map(Read::tree);
    }

    private record Read(JsonNode tree, int length) {}

    private static Optional<Read> read(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonNode tree = JSON.readTree(parser);
            long end = parser.currentLocation().getCharOffset();
            return tree == null || tree.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new Read(tree, (int) Math.min(json.length(), Math.max(0, end))));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
