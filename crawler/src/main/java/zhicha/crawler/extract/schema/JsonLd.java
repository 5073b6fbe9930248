package zhicha.crawler.extract.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The JSON-LD of a page, read forgivingly: comments, trailing commas, raw line ends and single quotes pass, several
 * values may follow one another, and of a block that breaks off everything before the break is kept. Contexts are names
 * and are never fetched.
 */
public final class JsonLd {
    private static final int MOST_BLOCKS = 60;
    private static final int MOST_VALUES = 50_000;
    private static final int DEEPEST = 60;
    private static final Pattern WRAPPING =
            Pattern.compile("^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/|<!\\[CDATA\\[)"
                    + "|(?:-->|//\\s*\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/|\\]\\]>)\\s*;?\\s*$");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final List<Thing> roots = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int values;

    private JsonLd() {}

    /** What the blocks of a page say, and what of them could not be read. */
    public record Read(List<Thing> things, List<String> problems) {}

    public static Read read(Document document) {
        JsonLd reader = new JsonLd();
        int number = 0;
        for (Element script : document.getElementsByTag("script")) {
            String type = script.attr("type").strip().toLowerCase(Locale.ROOT);
            if (type.startsWith("application/ld+json") && number < MOST_BLOCKS) {
                reader.block(++number, script.data());
            }
        }
        return new Read(List.copyOf(reader.roots), List.copyOf(reader.problems));
    }

    private void block(int number, String written) {
        String json = written;
        for (int i = 0; i < 2 && isWrapped(json); i++) {
            json = WRAPPING.matcher(json).replaceAll("");
        }
        if (json.isBlank()) {
            return;
        }
        json = JsonMend.withoutEntities(json);
        int before = roots.size();
        Optional<String> broken = parse(json);
        if (broken.isEmpty()) {
            return;
        }
        List<Thing> upToTheBreak = List.copyOf(roots.subList(before, roots.size()));
        roots.subList(before, roots.size()).clear();
        if (parse(JsonMend.quotesInside(json)).isPresent()) {
            roots.subList(before, roots.size()).clear();
            roots.addAll(upToTheBreak);
            problems.add("JSON-LD block " + number + " breaks off " + broken.get());
        } else {
            problems.add(
                    "JSON-LD block " + number + " has quotes inside its texts; it was read as if they were escaped");
        }
    }

    /** Whether one of the signs that {@link #WRAPPING} is made of is there at all. */
    private static boolean isWrapped(String json) {
        return json.contains("<!") || json.contains("-->") || json.contains("]]>");
    }

    /** Where and why it breaks off; what stood before is kept. */
    private Optional<String> parse(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                root(parser, token);
                token = parser.nextToken();
            }
            return Optional.empty();
        } catch (JacksonException broken) {
            return Optional.of("at line "
                    + (broken.getLocation() == null ? "?" : broken.getLocation().getLineNr()) + ": "
                    + broken.getOriginalMessage());
        }
    }

    private void root(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            JsonToken next = parser.nextToken();
            while (next != null && next != JsonToken.END_ARRAY) {
                root(parser, next);
                next = parser.nextToken();
            }
        } else if (token == JsonToken.START_OBJECT) {
            Thing thing = new Thing();
            // kept before it is filled: what breaks off later keeps what was read
            roots.add(thing);
            fill(parser, thing);
        }
    }

    private void fill(JsonParser parser, Thing thing) {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.PROPERTY_NAME) {
            String property = parser.currentName();
            value(parser, parser.nextToken(), thing, property);
            token = parser.nextToken();
        }
    }

    private void value(JsonParser parser, @Nullable JsonToken token, Thing thing, String property) {
        if (token == null) {
            return;
        }
        boolean room = values++ < MOST_VALUES;
        switch (token) {
            case START_ARRAY -> {
                JsonToken next = parser.nextToken();
                while (next != null && next != JsonToken.END_ARRAY) {
                    value(parser, next, thing, property);
                    next = parser.nextToken();
                }
            }
            case START_OBJECT -> {
                Thing inner = new Thing();
                if (room) {
                    thing.add(property, inner);
                }
                fill(parser, inner);
            }
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                String text = parser.getString();
                if (property.equals("@type")) {
                    thing.addType(text);
                } else if (room) {
                    thing.add(property, text);
                }
            }
            default -> {}
        }
    }
}
