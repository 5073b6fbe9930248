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
import zhicha.rules.rule.Wording;
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
                            new Wording(
                                    "仅凭查询该条件就会成立，而查询与任何权利无关",
                                    "the condition can hold by a query alone, which says nothing of any right"),
                            new Wording(
                                    "并列写一个信号，例如 all: [{signal: mark-text}, {query: ...}]",
                                    "put a signal beside it, for instance all: [{signal: mark-text}, {query: ...}]")));
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
                                    ? new Wording("条件中没有信号", "the condition says no signal")
                                    : Wording.of(
                                            "条件中同时有 %s",
                                            "the condition says %s",
                                            new Wording(String.join("、", forms), String.join(" and ", forms))),
                            forms.isEmpty()
                                    ? new Wording(
                                            "补上“signal: mark-text”或其他信号", "add \"signal: mark-text\" or another signal")
                                    : new Wording(
                                            "只写其中一个，其余放进 all: [...] 或 any: [...]",
                                            "write one of them, and put the others into all: [...] or any: [...]")));
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
                                Wording.of(
                                        "检验项“%s”写在 %s 旁，此处不作检验",
                                        "test \"%s\" stands beside %s, where nothing is tested", key, form),
                                new Wording("移到它所针对的信号旁", "move it beside the signal that it is about")));
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
            problems.accept(written.valuePlace("query")
                    .error(Wording.of("查询：%s", "query: %s", mistake.message()), mistake.cure()));
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
                                Wording.of(
                                        "信号 %s 没有可检验的“%s”", "signal %s has no \"%s\" to test", signal.written(), key),
                                Wording.of(
                                        "删去，或检验 %s",
                                        "remove it, or test %s",
                                        new Wording(String.join("、", known), String.join(" or ", known)))));
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
                                    Wording.of("没有文字字段“%s”", "no text field \"%s\"", Words.shown(value)),
                                    new Wording(
                                            "写 title、brand、description、category 或 seller.name",
                                            "write title, brand, description, category or seller.name")));
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
                    .error(
                            Wording.of(
                                    "“%s”的 min %s 大于 max %s",
                                    "\"%s\" has a min of %s above its max of %s", key, low, high),
                            new Wording("两者对调", "swap the two")));
            throw new Unusable();
        }
        return new Condition.Test.Between(key, low, high);
    }
}
