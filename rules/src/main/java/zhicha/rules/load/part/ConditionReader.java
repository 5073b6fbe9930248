package zhicha.rules.load.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Signal;
import zhicha.rules.subject.TextField;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;

/** Reads a rule's {@code when}, which fits the schema; says which tests do not go with which signal. */
final class ConditionReader {
    private static final List<String> FORMS = List.of("all", "any", "not", "signal", "query");

    private static final Map<Signal, Set<String>> WORDS = Map.of(
            Signal.MARK_TEXT, Set.of("field", "evasion", "form"),
            Signal.CODE_WORD, Set.of("field", "list", "term"),
            Signal.SHOP_NAME, Set.of("form", "claim"),
            Signal.COPIED_PICTURE, Set.of("transform"),
            Signal.PICTURE_TEXT, Set.of("use", "form", "list"));

    private static final Map<Signal, Set<String>> FIGURES = Map.of(
            Signal.COPIED_TEXT, Set.of("overlap"),
            Signal.PRICE_BELOW, Set.of("ratio"),
            Signal.COPIED_PICTURE, Set.of("distance"),
            Signal.LOGO, Set.of("inliers"),
            Signal.PICTURE_TEXT, Set.of("confidence"));

    private final Consumer<RuleProblem> problems;
    private final QuerySyntax syntax;
    private final Map<String, Place> lists = new LinkedHashMap<>();

    ConditionReader(QuerySyntax syntax, Consumer<RuleProblem> problems) {
        this.syntax = syntax;
        this.problems = problems;
    }

    /** Names of word lists that were asked for, with the place of the question. */
    Map<String, Place> lists() {
        return lists;
    }

    /**
     * @param rule id of the rule whose condition it is
     * @throws Unusable after the reason has been said
     */
    Condition read(YamlMap written, String rule) {
        Condition condition = part(written, rule);
        if (condition.queries().findAny().isPresent() && !condition.namesRight()) {
            problems.accept(written.place()
                    .error(
                            "the condition can hold by a query alone, which says nothing of any right",
                            "put a signal beside it, for instance all: [{signal: mark-text}, {query: ...}]"));
            throw new Unusable();
        }
        return condition;
    }

    private Condition part(YamlMap written, String rule) {
        List<String> forms = FORMS.stream().filter(written.keys()::contains).toList();
        if (forms.size() != 1) {
            problems.accept(written.place()
                    .error(
                            forms.isEmpty()
                                    ? "the condition says no signal"
                                    : "the condition says " + String.join(" and ", forms),
                            forms.isEmpty()
                                    ? "add \"signal: mark-text\" or another signal"
                                    : "write one of them, and put the others into all: [...] or any: [...]"));
            throw new Unusable();
        }
        String form = forms.getFirst();
        if (form.equals("signal")) {
            return seen(written);
        }
        for (String key : written.keys()) {
            if (!key.equals(form)) {
                problems.accept(written.keyPlace(key)
                        .error(
                                "test \"" + key + "\" stands beside " + form + ", where nothing is tested",
                                "move it beside the signal that it is about"));
                throw new Unusable();
            }
        }
        return switch (form) {
            case "all" -> new Condition.AllOf(parts(written, form, rule));
            case "any" -> new Condition.AnyOf(parts(written, form, rule));
            case "query" -> query(written, rule);
            default -> new Condition.Not(part(written.map("not").orElseThrow(Unusable::new), rule));
        };
    }

    private List<Condition> parts(YamlMap written, String form, String rule) {
        List<Condition> parts = new ArrayList<>();
        for (YamlNode part : written.items(form)) {
            if (part instanceof YamlMap map) {
                parts.add(part(map, rule));
            }
        }
        return parts;
    }

    private Condition query(YamlMap written, String rule) {
        String query = written.text("query").orElseThrow(Unusable::new).strip();
        syntax.mistake(query).ifPresent(mistake -> {
            problems.accept(written.valuePlace("query").error("query: " + mistake.message(), mistake.cure()));
            throw new Unusable();
        });
        return new Condition.Query(rule, query);
    }

    private Condition seen(YamlMap written) {
        Signal signal = Signal.parse(written.text("signal").orElseThrow(Unusable::new));
        Set<String> words = WORDS.getOrDefault(signal, Set.of());
        Set<String> figures = FIGURES.getOrDefault(signal, Set.of());
        List<Condition.Test> tests = new ArrayList<>();
        for (String key : written.keys()) {
            if (key.equals("signal")) {
                continue;
            }
            if (words.contains(key)) {
                tests.add(word(written, key));
            } else if (figures.contains(key)) {
                tests.add(figure(written, key));
            } else {
                List<String> known = new ArrayList<>(words);
                known.addAll(figures);
                known.sort(null);
                problems.accept(written.keyPlace(key)
                        .error(
                                "signal " + signal.written() + " has no \"" + key + "\" to test",
                                "remove it, or test " + String.join(" or ", known)));
                throw new Unusable();
            }
        }
        return new Condition.Seen(signal, tests);
    }

    private Condition.Test word(YamlMap written, String key) {
        boolean negated = written.map(key).isPresent();
        List<String> values = negated ? written.map(key).orElseThrow().texts("not") : written.texts(key);
        if (key.equals("list")) {
            values.forEach(name -> lists.putIfAbsent(name, written.valuePlace(key)));
        }
        if (key.equals("field")) {
            for (String value : values) {
                try {
                    TextField.parse(value);
                } catch (IllegalArgumentException unknown) {
                    problems.accept(written.valuePlace(key)
                            .error(
                                    "no text field \"" + Words.shown(value) + "\"",
                                    "write title, brand, description, category or seller.name"));
                    throw new Unusable();
                }
            }
        }
        return new Condition.Test.Word(key, values, negated);
    }

    private Condition.Test figure(YamlMap written, String key) {
        YamlMap range = written.map(key).orElseThrow(Unusable::new);
        double low = range.text("min").map(Double::valueOf).orElse(Double.NEGATIVE_INFINITY);
        double high = range.text("max").map(Double::valueOf).orElse(Double.POSITIVE_INFINITY);
        if (low > high) {
            problems.accept(range.place()
                    .error("\"" + key + "\" has a min of " + low + " above its max of " + high, "swap the two"));
            throw new Unusable();
        }
        return new Condition.Test.Between(key, low, high);
    }
}
