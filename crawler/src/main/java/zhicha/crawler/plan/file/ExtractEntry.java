package zhicha.crawler.plan.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import zhicha.crawler.extract.embedded.StatePath;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlScalar;

/** Reads where a site file says the fields of a listing stand. */
final class ExtractEntry {
    private static final Set<String> FIELDS = Arrays.stream(ListingField.values())
            .map(ListingField::written)
            .collect(Collectors.toCollection(TreeSet::new));

    private ExtractEntry() {}

    static Map<String, FieldSelector> read(YamlMap root, List<RuleProblem> problems) {
        Map<String, FieldSelector> extract = new LinkedHashMap<>();
        root.map("extract")
                .ifPresent(map -> map.entries().forEach((field, entry) -> {
                    if (!FIELDS.contains(field)) {
                        Wording cure = Nearest.to(field, FIELDS)
                                .map(near -> Wording.of("改为“%s”", "write \"%s\"", near))
                                .orElse(Wording.of("使用其中之一：%s", "use one of %s", String.join(", ", FIELDS)));
                        problems.add(entry.keyPlace()
                                .error(Wording.of("商品没有字段“%s”", "a listing has no field \"%s\"", field), cure));
                    } else if (entry.value() instanceof YamlScalar scalar) {
                        selector(scalar.place(), scalar.text(), problems)
                                .ifPresent(css -> extract.put(field, new FieldSelector(css, null)));
                    } else if (entry.value() instanceof YamlMap parts
                            && parts.text("json").isPresent()) {
                        String path = parts.text("json").orElseThrow();
                        if (StatePath.isPath(path)) {
                            extract.put(field, FieldSelector.inState(path));
                        } else {
                            problems.add(
                                    parts.valuePlace("json")
                                            .error(
                                                    Wording.of("“%s”不是 JSON 中的路径", "\"%s\" is no path into JSON", path),
                                                    new Wording(
                                                            "写用点分开的名称，例如 product.images[0].url",
                                                            "write names with points between, for instance product.images[0].url")));
                        }
                    } else if (entry.value() instanceof YamlMap parts) {
                        parts.text("css")
                                .flatMap(css -> selector(parts.valuePlace("css"), css, problems))
                                .ifPresent(css -> extract.put(
                                        field,
                                        new FieldSelector(
                                                css, parts.text("attr").orElse(null))));
                    }
                }));
        return extract;
    }

    private static Optional<String> selector(Place place, String css, List<RuleProblem> problems) {
        try {
            QueryParser.parse(css);
            return Optional.of(css);
        } catch (Selector.SelectorParseException e) {
            problems.add(place.error(
                    Wording.of(
                            "CSS 选择器“%s”有误（解析器原文：%s）", "CSS selector \"%s\": %s", css, String.valueOf(e.getMessage())),
                    new Wording(
                            "改正选择器，例如 .price 或 h1 > span", "correct the selector, for instance .price or h1 > span")));
            return Optional.empty();
        }
    }
}
