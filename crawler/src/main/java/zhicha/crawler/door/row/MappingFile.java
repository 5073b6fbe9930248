package zhicha.crawler.door.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlReading;

/**
 * Reads a mapping:
 *
 * <pre>{@code
 * columns: {title: 商品名称, price: [券后价, 价格]}
 * platform: taobao
 * currency: CNY
 * home: https://shop.example/
 * }</pre>
 */
public final class MappingFile {
    private static final Set<String> KEYS = Set.of("columns", "platform", "currency", "home");

    private MappingFile() {}

    /** @param problems with place and cure; where there are any, the mapping is not to be used */
    public record Read(ColumnMapping mapping, List<RuleProblem> problems) {}

    public static Read read(Path file) {
        YamlReading reading = YamlFile.read(file);
        List<RuleProblem> problems = new ArrayList<>(reading.problems());
        if (!(reading.root().orElse(null) instanceof YamlMap root)) {
            reading.root()
                    .ifPresent(other -> problems.add(other.place()
                            .error(
                                    new Wording("对照表不是键值对", "the mapping is no map"),
                                    new Wording("写“columns: {title: 商品名称}”", "write \"columns: {title: 商品名称}\""))));
            return new Read(ColumnMapping.AUTOMATIC, problems);
        }
        for (String key : root.keys()) {
            if (!KEYS.contains(key)) {
                problems.add(root.keyPlace(key)
                        .error(
                                Wording.of("不认识的键“%s”", "unknown key \"%s\"", key),
                                new Wording(
                                        "使用 columns、platform、currency、home", "use columns, platform, currency, home")));
            }
        }
        Map<FeedField, List<String>> columns = new EnumMap<>(FeedField.class);
        root.map("columns").ifPresent(map -> {
            for (String name : map.keys()) {
                FeedField field = FeedField.find(name).orElse(null);
                if (field == null) {
                    problems.add(map.keyPlace(name)
                            .error(
                                    Wording.of("没有字段“%s”", "no field \"%s\"", name),
                                    Wording.of("可用：%s", "there are %s", FeedField.names())));
                    continue;
                }
                List<String> headings =
                        map.texts(name).isEmpty() ? map.text(name).stream().toList() : map.texts(name);
                if (headings.isEmpty()) {
                    problems.add(map.keyPlace(name)
                            .error(
                                    Wording.of("“%s”没有写明列", "\"%s\" names no column", name),
                                    new Wording("写列的表头", "write the heading of a column")));
                } else {
                    columns.put(field, headings);
                }
            }
        });
        return new Read(
                new ColumnMapping(
                        columns,
                        root.text("platform").orElse(null),
                        root.text("currency").orElse(null),
                        root.text("home").orElse(null)),
                problems);
    }
}
