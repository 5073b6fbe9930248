package zhicha.crawler.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.door.row.FeedField;
import zhicha.crawler.door.row.FeedRow;
import zhicha.rules.rule.Wording;

/** Makes rows of the cells of a table: finds the row of headings, and puts each cell under its own. */
final class TableRows {
    /** A table may have a title and notes above its headings. */
    private static final int HEADINGS_WITHIN = 20;

    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_CELL = 100_000;

    private final ColumnMapping mapping;
    private final List<List<String>> seen = new ArrayList<>();
    private List<String> headings = List.of();

    TableRows(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    /** Whether the row of headings was found. */
    boolean begun() {
        return !headings.isEmpty();
    }

    /** Whether so many rows were no headings that there are none. */
    boolean hopeless() {
        return !begun() && seen.size() >= HEADINGS_WITHIN;
    }

    /** Why there are no headings, for the person who gave the file. */
    Wording excuse() {
        Wording found = seen.isEmpty() ? new Wording("空", "nothing") : Wording.same(shown(seen.getFirst()));
        return Wording.of(
                "没有找到标题列；第一行是：%s。请指定该列，例如 --column title=商品名称",
                "no column of titles was found; the first row is: %s. Name the column, for instance --column title=商品名称",
                found);
    }

    /** What a row gives; nothing for headings, rows before them and empty rows. */
    Optional<FeedItem> take(long number, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return Optional.empty();
        }
        if (!begun()) {
            if (mapping.over(cells).containsKey(FeedField.TITLE)) {
                headings = distinct(cells);
            } else {
                seen.add(cells.stream().limit(50).toList());
            }
            return Optional.empty();
        }
        for (int i = headings.size(); i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return Optional.of(new FeedItem.Broken(
                        number,
                        Wording.of(
                                "有 %d 格，而表头只有 %d 个；含分隔符的文字须加引号",
                                "has %d cells, but there are only %d headings; a text with the separator in it must stand in quotes",
                                cells.size(),
                                headings.size())));
            }
        }
        Map<String, List<String>> row = new LinkedHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            row.put(headings.get(i), List.of(cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell));
        }
        return Optional.of(new FeedItem.Row(new FeedRow(number, row)));
    }

    /** Two columns of one name are told apart, so that neither hides the other. */
    private static List<String> distinct(List<String> cells) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(cells.size(), MOST_COLUMNS); i++) {
            String name = cells.get(i).strip();
            String own = name.isEmpty() ? "column " + (i + 1) : name;
            names.add(names.contains(own) ? own + " (" + (i + 1) + ")" : own);
        }
        return names;
    }

    private static String shown(List<String> cells) {
        String all = String.join(" | ", cells);
        return all.length() > 200 ? all.substring(0, 200) + "…" : all;
    }
}
