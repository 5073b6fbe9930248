package zhicha.rules.yaml;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import zhicha.rules.pack.RuleProblem;

/** Says violations of a schema in plain words, at the place where they stand. */
final class SchemaWords {
    private static final int SHOWN = 60;

    private final JsonNode schema;
    private final YamlNode root;

    SchemaWords(JsonNode schema, YamlNode root) {
        this.schema = schema;
        this.root = root;
    }

    RuleProblem problem(Error error) {
        List<Object> path = YamlSchema.elements(error.getInstanceLocation());
        YamlNode node = node(path);
        JsonNode owner = owner(error);
        String name = name(path);
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> unknownKey(error, node, owner);
            case "required", "dependentRequired" -> missing(String.valueOf(error.getProperty()), node, owner);
            case "enum" -> enumeration(name, node, owner.path("enum"));
            case "type" -> wrongType(name, node, owner);
            case "const" -> node.place().error(name + " is " + shown(node), "write " + text(owner.path("const")));
            case "pattern", "format" ->
                node.place()
                        .error(
                                name + " is " + shown(node) + ", which has not the right form",
                                told(owner).orElseGet(() -> example(owner, "a value of the right form")));
            case "minimum", "exclusiveMinimum" ->
                node.place()
                        .error(
                                name + " is " + shown(node) + ", which is too small",
                                "write " + (error.getKeyword().equals("minimum") ? "at least " : "more than ")
                                        + bound(owner, error));
            case "maximum", "exclusiveMaximum" ->
                node.place()
                        .error(
                                name + " is " + shown(node) + ", which is too large",
                                "write " + (error.getKeyword().equals("maximum") ? "at most " : "less than ")
                                        + bound(owner, error));
            case "minLength", "minItems", "minProperties" ->
                node.place()
                        .error(
                                name
                                        + (bound(owner, error).equals("1")
                                                ? " is empty"
                                                : " is shorter than " + bound(owner, error)),
                                told(owner).orElseGet(() -> example(owner, "a value, or remove the key")));
            case "maxLength", "maxItems", "maxProperties" ->
                node.place().error(name + " is longer than " + bound(owner, error), "shorten it");
            case "uniqueItems" -> node.place().error(name + " holds a value twice", "remove the second one");
            default ->
                node.place()
                        .error(
                                name + ": " + error.getMessage(),
                                told(owner).orElse("correct it as the schema describes"));
        };
    }

    /** No branch of an {@code anyOf} or {@code oneOf} fits. */
    RuleProblem noneOfTheChoices(Error error) {
        List<Object> path = YamlSchema.elements(error.getInstanceLocation());
        YamlNode node = node(path);
        List<Object> fragment = YamlSchema.elements(error.getSchemaLocation().getFragment());
        int at = YamlSchema.choiceIndex(fragment);
        JsonNode owner = at < 0 ? MissingNode.getInstance() : schemaAt(fragment.subList(0, at));
        String cure = told(owner).orElseGet(() -> example(owner, "one of the forms the schema describes"));
        if (error.getKeyword().equals("required")) {
            return node.place().error("something is missing in " + name(path), cure);
        }
        return node.place()
                .error(name(path) + " is " + shown(node) + ", which fits none of the forms it may have", cure);
    }

    private RuleProblem unknownKey(Error error, YamlNode node, JsonNode owner) {
        String key = String.valueOf(error.getProperty());
        List<String> known = new ArrayList<>(owner.path("properties").propertyNames());
        Place place = node instanceof YamlMap map ? map.keyPlace(key) : node.place();
        String cure = Nearest.to(key, known)
                .map(nearest -> "write \"" + nearest + "\"")
                .orElse(known.isEmpty() ? "remove it" : "remove it, or use one of " + String.join(", ", known));
        return place.error("unknown key \"" + cut(key) + "\"", cure);
    }

    private RuleProblem missing(String key, YamlNode node, JsonNode owner) {
        JsonNode property = resolve(owner.path("properties").path(key));
        String value = sample(property).orElse("…");
        return node.place().error("\"" + key + "\" is missing", "add \"" + key + ": " + value + "\"");
    }

    private static RuleProblem wrongType(String name, YamlNode node, JsonNode owner) {
        String wanted = types(owner.path("type"));
        // beside anyOf the schema's own words are about the choice, not about the type
        String cure = owner.has("anyOf") ? "write " + wanted : example(owner, wanted);
        return node.place().error(name + " is " + shown(node) + ", not " + wanted, cure);
    }

    private RuleProblem enumeration(String name, YamlNode node, JsonNode allowed) {
        List<String> values = allowed.valueStream()
                .filter(value -> !value.isNull())
                .map(SchemaWords::text)
                .toList();
        String given = node instanceof YamlScalar scalar ? scalar.text() : "";
        String cure = Nearest.to(given, values)
                .map(nearest -> "write " + nearest + "; allowed are " + String.join(", ", values))
                .orElse("write one of " + String.join(", ", values));
        return node.place().error(name + " is " + shown(node) + ", which is not allowed", cure);
    }

    /** What the schema's author wrote for this very mistake. */
    private static Optional<String> told(JsonNode owner) {
        return Optional.of(owner.path("errorMessage"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private static String example(JsonNode owner, String otherwise) {
        return told(owner)
                .orElseGet(() -> "write "
                        + sample(owner)
                                .map(sample -> otherwise + ", for instance " + sample)
                                .orElse(otherwise));
    }

    private static Optional<String> sample(JsonNode owner) {
        JsonNode examples = owner.path("examples");
        if (examples.isArray() && !examples.isEmpty()) {
            return Optional.of(text(examples.get(0)));
        }
        JsonNode values = owner.path("enum");
        return values.isArray() && !values.isEmpty() ? Optional.of(text(values.get(0))) : Optional.empty();
    }

    private static String bound(JsonNode owner, Error error) {
        return text(owner.path(error.getKeyword()));
    }

    private static String types(JsonNode type) {
        List<String> names =
                type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
        return names.stream()
                .filter(name -> !name.equals("null") || names.size() == 1)
                .map(name -> switch (name) {
                    case "string" -> "a text";
                    case "number" -> "a number";
                    case "integer" -> "a whole number";
                    case "boolean" -> "true or false";
                    case "array" -> "a list";
                    case "object" -> "a map (key: value)";
                    default -> "empty";
                })
                .collect(Collectors.joining(" or "));
    }

    private static String text(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        // flow style as in YAML: no quotes where none are needed
        return value.isArray()
                ? value.valueStream().map(SchemaWords::text).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }

    private static String shown(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull() ? "\"" + cut(scalar.text()) + "\"" : node.shape();
    }

    /** Short and on one line, so that no value can disturb the terminal or the log it is shown in. */
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** {@code "words"} for a key's value, {@code item 2 of "words"} for an item. */
    private static String name(List<Object> path) {
        if (path.isEmpty()) {
            return "the file";
        }
        Object last = path.getLast();
        if (last instanceof Integer index) {
            return "item " + (index + 1) + " of " + name(path.subList(0, path.size() - 1));
        }
        return "\"" + cut(last.toString()) + "\"";
    }

    private YamlNode node(List<Object> path) {
        YamlNode node = root;
        for (Object step : path) {
            @Nullable
            YamlNode next = switch (node) {
                case YamlMap map -> {
                    YamlMap.Entry entry = map.entries().get(step.toString());
                    yield entry == null ? null : entry.value();
                }
                case YamlList list ->
                    step instanceof Integer index && index < list.items().size()
                            ? list.items().get(index)
                            : null;
                case YamlScalar scalar -> null;
            };
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    /** The schema object in which the violated keyword stands. */
    private JsonNode owner(Error error) {
        List<Object> fragment = YamlSchema.elements(error.getSchemaLocation().getFragment());
        String keyword = error.getKeyword();
        int end = fragment.size();
        while (end > 0 && !fragment.get(end - 1).equals(keyword)) {
            end--;
        }
        return schemaAt(end == 0 ? fragment : fragment.subList(0, end - 1));
    }

    private JsonNode schemaAt(List<Object> fragment) {
        JsonNode node = schema;
        for (Object step : fragment) {
            node = node.isArray() && step.toString().chars().allMatch(Character::isDigit)
                    ? node.path(Integer.parseInt(step.toString()))
                    : node.path(step.toString());
        }
        return node;
    }

    /** Follows a {@code $ref} within the schema, one step; keywords beside the reference win. */
    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") && !node.has("examples")
                ? schemaAt(List.of((Object[]) reference.substring(2).split("/")))
                : node;
    }
}
