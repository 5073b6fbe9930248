package zhicha.crawler.door.row;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table beforehand.
 *
 * @param columns field to the headings that somebody named for it; the others are found by their usual headings
 * @param platform platform of all rows that name none, or null
 * @param currency ISO 4217: of prices that name none, or null
 * @param home address that relative addresses are resolved against, or null
 */
public record ColumnMapping(
        Map<FeedField, List<String>> columns,
        @Nullable String platform,
        @Nullable String currency,
        @Nullable String home) {
    /** Nothing is known: every column is found by its heading. */
    public static final ColumnMapping AUTOMATIC = new ColumnMapping(Map.of(), null, null, null);

    private static final Pattern BRACKETS = Pattern.compile("[(（\\[【][^)）\\]】]{0,40}[)）\\]】]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern NUMBERED = Pattern.compile("(?<=\\D)\\d{1,2}$");

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /** Named columns of {@code more} go before these. */
    public ColumnMapping and(ColumnMapping more) {
        Map<FeedField, List<String>> all = new EnumMap<>(FeedField.class);
        all.putAll(columns);
        all.putAll(more.columns);
        return new ColumnMapping(
                all,
                more.platform == null ? platform : more.platform,
                more.currency == null ? currency : more.currency,
                more.home == null ? home : more.home);
    }

    /** For each field the headings that fill it, of those a table has, in the order in which they are asked. */
    public Map<FeedField, List<String>> over(Collection<String> headings) {
        Map<String, List<String>> folded = new LinkedHashMap<>();
        for (String heading : headings) {
            folded.computeIfAbsent(fold(heading), key -> new ArrayList<>()).add(heading);
        }
        Map<FeedField, List<String>> found = new EnumMap<>(FeedField.class);
        for (FeedField field : FeedField.values()) {
            List<String> named = columns.get(field);
            List<String> mine = new ArrayList<>();
            if (named != null) {
                headings.stream()
                        .filter(heading -> named.stream()
                                .anyMatch(name ->
                                        name.equals(heading) || fold(name).equals(fold(heading))))
                        .sorted((a, b) -> Integer.compare(place(named, a), place(named, b)))
                        .forEach(mine::add);
            } else {
                for (String usual : field.headings()) {
                    mine.addAll(folded.getOrDefault(usual, List.of()));
                }
                if (field.many()) {
                    // 图片1, 图片2 ...
                    headings.stream()
                            .filter(heading -> !mine.contains(heading)
                                    && field.headings()
                                            .contains(NUMBERED.matcher(fold(heading))
                                                    .replaceAll("")))
                            .forEach(mine::add);
                }
            }
            if (!mine.isEmpty()) {
                found.put(field, List.copyOf(mine));
            }
        }
        return found;
    }

    /** Headings that somebody named for a field and that the table does not have. */
    public List<String> missing(Collection<String> headings) {
        List<String> folded = headings.stream().map(ColumnMapping::fold).toList();
        return columns.values().stream()
                .flatMap(List::stream)
                .filter(name -> !folded.contains(fold(name)))
                .toList();
    }

    /** A currency that a heading names in brackets: 价格(元), Price (USD). */
    static Optional<String> bracketed(String heading) {
        var matcher = BRACKETS.matcher(heading);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static int place(List<String> named, String heading) {
        for (int i = 0; i < named.size(); i++) {
            if (fold(named.get(i)).equals(fold(heading))) {
                return i;
            }
        }
        return named.size();
    }

    static String fold(String heading) {
        String bounded = heading.length() > 200 ? heading.substring(0, 200) : heading;
        String plain = BRACKETS.matcher(Normalizer.normalize(bounded, Normalizer.Form.NFKC))
                .replaceAll("");
        return NO_WORD.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
