package zhicha.crawler.door.row;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a table, or one object of a JSON file, as texts.
 *
 * @param number of the line, row or object in its file, from 1
 * @param cells heading (of JSON: the path, for instance {@code price.amount}) to its values, most often one
 */
public record FeedRow(long number, Map<String, List<String>> cells) {
    public FeedRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
