package zhicha.rules.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import zhicha.rules.rule.Wording;

/**
 * Keys with their values, in the order of the file.
 *
 * @param entries by key; where a key was written twice, the first
 * @param repeated keys that were written more than once, which was also reported
 */
public record YamlMap(Place place, Map<String, Entry> entries, Set<String> repeated) implements YamlNode {

    /** A value and the place of its key. */
    public record Entry(Place keyPlace, YamlNode value) {}

    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        repeated = Set.copyOf(repeated);
    }

    @Override
    public Wording shape() {
        return new Wording("键值对", "a map");
    }

    public Set<String> keys() {
        return entries.keySet();
    }

    /** The value of a key; empty where the key is missing or its value is null. */
    public Optional<YamlNode> get(String key) {
        Entry entry = entries.get(key);
        return entry == null || (entry.value() instanceof YamlScalar scalar && scalar.isNull())
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** The value where it is a single value: its text as written, so that {@code 199.00} keeps its zeros. */
    public Optional<String> text(String key) {
        return get(key).filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
    }

    /** The value where it is a map. */
    public Optional<YamlMap> map(String key) {
        return get(key).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    /** The items of a list; a single value counts as a list of one, a missing key as an empty list. */
    public List<YamlNode> items(String key) {
        return get(key).map(node -> node instanceof YamlList list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    /** The texts of a list as in {@link #items}; what is not a single value is left out. */
    public List<String> texts(String key) {
        return items(key).stream()
                .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
                .map(node -> ((YamlScalar) node).text())
                .toList();
    }

    /** The place of a key; of the whole map where the key is missing. */
    public Place keyPlace(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.keyPlace();
    }

    /** The place of a key's value; of the whole map where the key is missing. */
    public Place valuePlace(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.value().place();
    }

    @Override
    public JsonNode json() {
        var object = JsonNodeFactory.instance.objectNode();
        entries.forEach((key, entry) -> object.set(key, entry.value().json()));
        return object;
    }
}
