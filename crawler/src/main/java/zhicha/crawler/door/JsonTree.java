package zhicha.crawler.door;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one value of a stream as a tree of bounded size: what is beyond the bound is read and let go, so that an object
 * without end costs time but no memory. For one value.
 */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What a node costs beside its text, in characters. */
    private static final int NODE = 16;

    private long left;

    /** @param most characters of all names and texts together, each node counting for 16 more */
    JsonTree(long most) {
        this.left = most;
    }

    /** Whether the value was larger than the bound; it was read to its end all the same. */
    boolean isOver() {
        return left < 0;
    }

    /** @param parser at the first token of the value; afterwards at its last */
    JsonNode read(JsonParser parser) {
        left -= NODE;
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = NODES.objectNode();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                left -= name.length();
                if (isOver()) {
                    parser.skipChildren();
                    continue;
                }
                JsonNode value = read(parser);
                if (!isOver()) {
                    object.set(name, value);
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            for (JsonToken next = parser.nextToken();
                    next != null && next != JsonToken.END_ARRAY;
                    next = parser.nextToken()) {
                if (isOver()) {
                    parser.skipChildren();
                    continue;
                }
                JsonNode value = read(parser);
                if (!isOver()) {
                    array.add(value);
                }
            }
            return array;
        }
        return scalar(parser, token);
    }

    private JsonNode scalar(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> {
                String text = parser.getString();
                left -= text.length();
                yield NODES.stringNode(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                BigDecimal number = parser.getDecimalValue();
                yield NODES.numberNode(number);
            }
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }
}
