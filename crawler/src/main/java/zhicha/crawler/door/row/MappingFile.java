package zhicha.crawler.door.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.rules.pack.RuleProblem;
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
                    .ifPresent(other -> problems.add(
                            other.place().error("the mapping is no map", "write \"columns: {title: 商品名称}\"")));
            return new Read(ColumnMapping.AUTOMATIC, problems);
        }
        for (String key : root.keys()) {
            if (!KEYS.contains(key)) {
                problems.add(root.keyPlace(key)
                        .error("unknown key \"" + key + "\"", "use columns, platform, currency, home"));
            }
        }
        Map<FeedField, List<String>> columns = new EnumMap<>(FeedField.class);
        root.map("columns").ifPresent(map -> {
            for (String name : map.keys()) {
                FeedField field = FeedField.find(name).orElse(null);
                if (field == null) {
                    problems.add(
                            map.keyPlace(name).error("no field \"" + name + "\"", "there are " + FeedField.names()));
                    continue;
                }
                List<String> headings =
                        map.texts(name).isEmpty() ? map.text(name).stream().toList() : map.texts(name);
                if (headings.isEmpty()) {
                    problems.add(map.keyPlace(name)
                            .error("\"" + name + "\" names no column", "write the heading of a column"));
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
