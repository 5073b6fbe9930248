package zhicha.crawler.extract.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/** Finds what stands at a path that a site file names in the state of a page's scripts. */
public final class StatePath {
    private static final Pattern SHAPE =
            Pattern.compile("[\\p{L}\\p{N}_$-]{1,100}(?:\\.[\\p{L}\\p{N}_$-]{1,100}|\\[(?:\\d{1,4}|\\*)\\]){0,30}");
    private static final int MOST_VALUES = 60;

    private StatePath() {}

    /** Whether a text is a path: {@code product.images[0].url}; {@code [*]} stands for each of a list. */
    public static boolean isPath(String written) {
        return SHAPE.matcher(written).matches();
    }

    /** Texts and numbers at the path, of the first script that has any. */
    public static List<String> values(Document document, String path) {
        List<String> steps = List.of(path.replace("[", ".[").split("\\."));
        for (JsonNode tree : EmbeddedState.of(document)) {
            List<JsonNode> at = List.of(tree);
            for (String step : steps) {
                at = at.stream()
                        .flatMap(node -> next(node, step).stream())
                        .limit(MOST_VALUES)
                        .toList();
            }
            List<String> values = new ArrayList<>();
            for (JsonNode node : at) {
                if (node.isNumber() && Math.abs((long) node.decimalValue().scale()) < 30) {
                    values.add(node.decimalValue().toPlainString());
                } else if (node.isString() || node.isBoolean()) {
                    values.add(node.asString());
                }
            }
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    private static List<JsonNode> next(JsonNode node, String step) {
        if (!step.startsWith("[")) {
            JsonNode child = node.get(step);
            return child == null ? List.of() : List.of(child);
        }
        if (step.equals("[*]")) {
            List<JsonNode> all = new ArrayList<>();
            node.forEach(all::add);
            return all;
        }
        JsonNode one = node.get(Integer.parseInt(step.substring(1, step.length() - 1)));
        return one == null ? List.of() : List.of(one);
    }
}
