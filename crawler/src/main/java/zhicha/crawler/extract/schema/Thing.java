package zhicha.crawler.extract.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An item of structured data: types, and properties with one or more values, each a text or another item. Filled while a
 * page is read, and not changed afterwards.
 */
public final class Thing {
    private static final int DEEPEST = 40;

    private final Set<String> types = new LinkedHashSet<>();
    private final Map<String, List<Object>> values = new LinkedHashMap<>();

    /** @param type a name, or an address whose last part is the name; kept in lower case */
    void addType(String type) {
        String name = type.strip().replaceAll("/+$", "");
        name = name.substring(
                Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':'))) + 1);
        if (!name.isEmpty() && types.size() < 20) {
            types.add(name.toLowerCase(Locale.ROOT));
        }
    }

    void add(String property, String text) {
        values.computeIfAbsent(local(property), name -> new ArrayList<>()).add(text);
    }

    void add(String property, Thing item) {
        values.computeIfAbsent(local(property), name -> new ArrayList<>()).add(item);
    }

    private static String local(String property) {
        if (property.startsWith("http") || property.startsWith("schema:")) {
            return property.substring(Math.max(property.lastIndexOf('/'), property.lastIndexOf(':')) + 1);
        }
        return property;
    }

    /** Whether one of the types, written in lower case, is among these. */
    public boolean isA(String... names) {
        for (String name : names) {
            if (types.contains(name)) {
                return true;
            }
        }
        return false;
    }

    public boolean has(String property) {
        return values.containsKey(property);
    }

    public Set<String> properties() {
        return values.keySet();
    }

    /** The items among the values of a property. */
    public List<Thing> things(String property) {
        return values.getOrDefault(property, List.of()).stream()
                .filter(Thing.class::isInstance)
                .map(Thing.class::cast)
                .toList();
    }

    /** The texts among the values of a property that are not blank. */
    public List<String> texts(String property) {
        return values.getOrDefault(property, List.of()).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The first text of a property, or the first text of these properties in an item that is its value. */
    public Optional<String> text(String property, String... within) {
        Optional<String> own = texts(property).stream().findFirst();
        if (own.isPresent()) {
            return own;
        }
        for (Thing thing : things(property)) {
            for (String inner : within) {
                Optional<String> text = thing.texts(inner).stream().findFirst();
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** This and all inside it that can be reached through properties that pass, outermost first. */
    public List<Thing> all(Predicate<String> through) {
        List<Thing> all = new ArrayList<>();
        collect(through, all, 0);
        return all;
    }

    private void collect(Predicate<String> through, List<Thing> all, int depth) {
        all.add(this);
        if (depth == DEEPEST) {
            return;
        }
        values.forEach((property, list) -> {
            if (through.test(property)) {
                for (Object value : list) {
                    if (value instanceof Thing thing) {
                        thing.collect(through, all, depth + 1);
                    }
                }
            }
        });
    }
}
