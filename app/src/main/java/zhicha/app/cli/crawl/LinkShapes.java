package zhicha.app.cli.crawl;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links by what their addresses have in common: numbers do not count, nor does the last part of a path. A shop's products
 * are the most numerous of a shape, so that one example of each shape tells what an expression must look like.
 */
final class LinkShapes {
    private static final int MOST_SHAPES = 500;
    private static final int MOST_LINKS = 2_000;

    private final Map<String, Set<String>> links = new LinkedHashMap<>();

    void add(String target) {
        String shape = shape(target);
        if (links.size() < MOST_SHAPES || links.containsKey(shape)) {
            Set<String> alike = links.computeIfAbsent(shape, key -> new LinkedHashSet<>());
            if (alike.size() < MOST_LINKS) {
                alike.add(target);
            }
        }
    }

    /** One link of each shape with the number of different ones, the most numerous shape first. */
    List<String> examples(int most) {
        return links.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .limit(most)
                .map(alike -> alike.iterator().next() + (alike.size() > 1 ? "（" + alike.size() + "×）" : ""))
                .toList();
    }

    static String shape(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark);
        String bare = path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
        int last = bare.lastIndexOf('/');
        // a lone name such as /index.php is a script rather than one of many
        String folder = last > 0 ? bare.substring(0, last) + "/*" : bare;
        return (folder + query).replaceAll("\\d+", "N");
    }
}
