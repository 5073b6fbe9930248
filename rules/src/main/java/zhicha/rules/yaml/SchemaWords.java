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
import zhicha.rules.rule.Wording;

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
        Wording name = name(path);
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> unknownKey(error, node, owner);
            case "required", "dependentRequired" -> missing(String.valueOf(error.getProperty()), node, owner);
            case "enum" -> enumeration(name, node, owner.path("enum"));
            case "type" -> wrongType(name, node, owner);
            case "const" ->
                node.place().error(is(name, node), Wording.of("写 %s", "write %s", text(owner.path("const"))));
            case "pattern", "format" ->
                node.place()
                        .error(
                                Wording.of("%s，格式不对", "%s, which has not the right form", is(name, node)),
                                told(owner)
                                        .orElseGet(() ->
                                                example(owner, new Wording("格式正确的值", "a value of the right form"))));
            case "minimum", "exclusiveMinimum" ->
                node.place()
                        .error(
                                Wording.of("%s，太小", "%s, which is too small", is(name, node)),
                                error.getKeyword().equals("minimum")
                                        ? Wording.of("至少写 %s", "write at least %s", bound(owner, error))
                                        : Wording.of("写大于 %s 的数", "write more than %s", bound(owner, error)));
            case "maximum", "exclusiveMaximum" ->
                node.place()
                        .error(
                                Wording.of("%s，太大", "%s, which is too large", is(name, node)),
                                error.getKeyword().equals("maximum")
                                        ? Wording.of("最多写 %s", "write at most %s", bound(owner, error))
                                        : Wording.of("写小于 %s 的数", "write less than %s", bound(owner, error)));
            case "minLength", "minItems", "minProperties" ->
                node.place()
                        .error(
                                bound(owner, error).equals("1")
                                        ? Wording.of("%s是空的", "%s is empty", name)
                                        : Wording.of("%s少于 %s", "%s is shorter than %s", name, bound(owner, error)),
                                told(owner)
                                        .orElseGet(() -> example(
                                                owner, new Wording("一个值，或删去该键", "a value, or remove the key"))));
            case "maxLength", "maxItems", "maxProperties" ->
                node.place()
                        .error(
                                Wording.of("%s超过 %s", "%s is longer than %s", name, bound(owner, error)),
                                new Wording("缩短", "shorten it"));
            case "uniqueItems" ->
                node.place()
                        .error(
                                Wording.of("%s中有重复的值", "%s holds a value twice", name),
                                new Wording("删去重复的一个", "remove the second one"));
            default ->
                node.place()
                        .error(
                                Wording.of("%s不合格式规定：%s", "%s: %s", name, error.getMessage()),
                                told(owner).orElse(new Wording("按格式规定改正", "correct it as the schema describes")));
        };
    }

    /** No branch of an {@code anyOf} or {@code oneOf} fits. */
    RuleProblem noneOfTheChoices(Error error) {
        List<Object> path = YamlSchema.elements(error.getInstanceLocation());
        YamlNode node = node(path);
        List<Object> fragment = YamlSchema.elements(error.getSchemaLocation().getFragment());
        int at = YamlSchema.choiceIndex(fragment);
        JsonNode owner = at < 0 ? MissingNode.getInstance() : schemaAt(fragment.subList(0, at));
        Wording cure = told(owner)
                .orElseGet(() -> example(owner, new Wording("格式规定的一种形式", "one of the forms the schema describes")));
        if (error.getKeyword().equals("required")) {
            return node.place().error(Wording.of("%s缺少内容", "something is missing in %s", name(path)), cure);
        }
        return node.place()
                .error(
                        Wording.of(
                                "%s，不合任何一种允许的形式", "%s, which fits none of the forms it may have", is(name(path), node)),
                        cure);
    }

    private RuleProblem unknownKey(Error error, YamlNode node, JsonNode owner) {
        String key = String.valueOf(error.getProperty());
        List<String> known = new ArrayList<>(owner.path("properties").propertyNames());
        Place place = node instanceof YamlMap map ? map.keyPlace(key) : node.place();
        Wording cure = Nearest.to(key, known)
                .map(nearest -> Wording.of("改为“%s”", "write \"%s\"", nearest))
                .orElse(
                        known.isEmpty()
                                ? new Wording("删去", "remove it")
                                : Wording.of("删去，或改用其中之一：%s", "remove it, or use one of %s", String.join(", ", known)));
        return place.error(Wording.of("不认识的键“%s”", "unknown key \"%s\"", cut(key)), cure);
    }

    private RuleProblem missing(String key, YamlNode node, JsonNode owner) {
        JsonNode property = resolve(owner.path("properties").path(key));
        String value = sample(property).orElse("…");
        return node.place()
                .error(
                        Wording.of("缺少“%s”", "\"%s\" is missing", key),
                        Wording.of("补上“%s: %s”", "add \"%s: %s\"", key, value));
    }

    private static RuleProblem wrongType(Wording name, YamlNode node, JsonNode owner) {
        Wording wanted = types(owner.path("type"));
        // beside anyOf the schema's own words are about the choice, not about the type
        Wording cure = owner.has("anyOf") ? Wording.of("写%s", "write %s", wanted) : example(owner, wanted);
        return node.place().error(Wording.of("%s，应为%s", "%s, not %s", is(name, node), wanted), cure);
    }

    private RuleProblem enumeration(Wording name, YamlNode node, JsonNode allowed) {
        List<String> values = allowed.valueStream()
                .filter(value -> !value.isNull())
                .map(SchemaWords::text)
                .toList();
        String given = node instanceof YamlScalar scalar ? scalar.text() : "";
        String all = String.join(", ", values);
        Wording cure = Nearest.to(given, values)
                .map(nearest -> Wording.of("改为 %s；可用：%s", "write %s; allowed are %s", nearest, all))
                .orElse(Wording.of("改用其中之一：%s", "write one of %s", all));
        return node.place().error(Wording.of("%s，不在允许之列", "%s, which is not allowed", is(name, node)), cure);
    }

    /** What the schema's author wrote for this very mistake. */
    private static Optional<Wording> told(JsonNode owner) {
        return Optional.of(owner.path("errorMessage"))
                .filter(JsonNode::isString)
                .map(text -> Wording.parse(text.stringValue()));
    }

    private static Wording example(JsonNode owner, Wording otherwise) {
        return told(owner)
                .orElseGet(() -> sample(owner)
                        .map(sample -> Wording.of("写%s，例如 %s", "write %s, for instance %s", otherwise, sample))
                        .orElse(Wording.of("写%s", "write %s", otherwise)));
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

    private static Wording types(JsonNode type) {
        List<String> names =
                type.isArray() ? type.valueStream().map(JsonNode::asString).toList() : List.of(type.asString());
        return names.stream()
                .filter(name -> !name.equals("null") || names.size() == 1)
                .map(name -> switch (name) {
                    case "string" -> new Wording("文字", "a text");
                    case "number" -> new Wording("数字", "a number");
                    case "integer" -> new Wording("整数", "a whole number");
                    case "boolean" -> new Wording("真假值 true 或 false", "true or false");
                    case "array" -> new Wording("列表", "a list");
                    case "object" -> new Wording("键值对（key: value）", "a map (key: value)");
                    default -> new Wording("空值", "empty");
                })
                .reduce((one, other) -> Wording.of("%s或%s", "%s or %s", one, other))
                .orElse(Wording.same(""));
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

    private static Wording is(Wording name, YamlNode node) {
        return Wording.of("%s是%s", "%s is %s", name, shown(node));
    }

    private static Wording shown(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull()
                ? Wording.of("“%s”", "\"%s\"", cut(scalar.text()))
                : node.shape();
    }

    /** Short and on one line, so that no value can disturb the terminal or the log it is shown in. */
    static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** {@code "words"} for a key's value, {@code item 2 of "words"} for an item. */
    private static Wording name(List<Object> path) {
        if (path.isEmpty()) {
            return new Wording("文件", "the file");
        }
        Object last = path.getLast();
        if (last instanceof Integer index) {
            return Wording.of("%2$s的第 %1$d 项", "item %d of %s", index + 1, name(path.subList(0, path.size() - 1)));
        }
        return Wording.of("“%s”", "\"%s\"", cut(last.toString()));
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
