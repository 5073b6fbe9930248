package zhicha.rules.load.part;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Exemption;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.RightKind;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;

/** Reads one rule that fits the schema. */
public final class RuleReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> PLACEHOLDERS = Set.of("right", "seen", "form");

    private final LocalDate today;
    private final Consumer<RuleProblem> problems;
    private final ConditionReader conditions;

    public RuleReader(LocalDate today, QuerySyntax syntax, Consumer<RuleProblem> problems) {
        this.today = today;
        this.problems = problems;
        this.conditions = new ConditionReader(syntax, problems);
    }

    /** Word lists that the rules ask for, with the place of the question. */
    public Map<String, Place> lists() {
        return conditions.lists();
    }

    /** Empty, with an error said, where the rule cannot be used. */
    public Optional<Rule> read(YamlMap rule) {
        try {
            return Optional.of(new Rule(
                    rule.text("id").orElseThrow(),
                    Integer.parseInt(rule.text("version").orElseThrow()),
                    wording(rule, "title"),
                    RuleStatus.valueOf(rule.text("status").orElseThrow().toUpperCase(Locale.ROOT)),
                    rule.texts("kinds").stream().map(RightKind::parse).collect(Collectors.toSet()),
                    conditions.read(
                            rule.map("when").orElseThrow(), rule.text("id").orElseThrow()),
                    Verdict.valueOf(rule.text("verdict").orElseThrow().toUpperCase(Locale.ROOT)),
                    Double.parseDouble(rule.text("weight").orElseThrow()),
                    rule.texts("weakened-by").stream().map(DefenceKind::parse).collect(Collectors.toSet()),
                    wording(rule, "explain"),
                    rule.text("basis").orElseThrow(),
                    exemptions(rule)));
        } catch (Unusable said) {
            return Optional.empty();
        } catch (IllegalArgumentException untrue) {
            problems.accept(
                    rule.keyPlace("id").error(UntrueValue.of(untrue), new Wording("改正该值", "correct the value")));
            return Optional.empty();
        }
    }

    private Wording wording(YamlMap rule, String key) {
        YamlMap both = rule.map(key).orElseThrow();
        for (String language : List.of("zh", "en")) {
            var named = PLACEHOLDER.matcher(both.text(language).orElse(""));
            while (named.find()) {
                if (!PLACEHOLDERS.contains(named.group(1))) {
                    problems.accept(both.valuePlace(language)
                            .error(
                                    Wording.of(
                                            "没有可替换 %s 的内容",
                                            "nothing is known to put in place of %s", Words.shown(named.group())),
                                    new Wording("使用 {right}、{seen} 或 {form}", "use {right}, {seen} or {form}")));
                    throw new Unusable();
                }
            }
        }
        return new Wording(both.text("zh").orElseThrow(), both.text("en").orElseThrow());
    }

    private List<Exemption> exemptions(YamlMap rule) {
        List<Exemption> exemptions = new ArrayList<>();
        for (YamlNode node : rule.items("exemptions")) {
            if (!(node instanceof YamlMap written)) {
                continue;
            }
            LocalDate expires;
            try {
                expires = LocalDate.parse(written.text("expires").orElseThrow());
            } catch (DateTimeException noSuchDay) {
                problems.accept(written.valuePlace("expires")
                        .error(
                                Wording.of(
                                        "“expires”是“%s”，日历上没有这一天",
                                        "\"expires\" is \"%s\", which is no day of the calendar",
                                        written.text("expires").orElse("")),
                                new Wording("写实有的日期，例如 2027-06-30", "write an existing day, for instance 2027-06-30")));
                throw new Unusable();
            }
            if (expires.isBefore(today)) {
                problems.accept(written.valuePlace("expires")
                        .warning(
                                Wording.of("豁免已于 %s 到期", "the exemption expired on %s", expires),
                                new Wording("由其负责人延期，或删去", "renew it with its owner, or remove it")));
            }
            exemptions.add(new Exemption(
                    written.text("platform").orElse(null),
                    written.text("seller").orElse(null),
                    written.text("right").orElse(null),
                    written.text("owner").orElseThrow(),
                    written.text("reason").orElseThrow(),
                    expires));
        }
        return exemptions;
    }
}
