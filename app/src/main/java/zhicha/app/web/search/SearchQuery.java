package zhicha.app.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.ArchiveQuery;
import zhicha.app.archive.text.SearchWords;
import zhicha.rules.rule.Verdict;

/**
 * A search as it stands in an address. A value that cannot be read means no filter, so that no address can be wrong.
 *
 * @param box as typed, without what is too long to be read
 * @param page from 0
 */
public record SearchQuery(
        String box,
        boolean sound,
        @Nullable String platform,
        @Nullable String seller,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Verdict verdict,
        boolean newestOnly,
        boolean byTime,
        int page) {
    private static final int LONGEST_VALUE = 300;

    static SearchQuery read(Function<String, @Nullable String> values) {
        String box = values.apply("q");
        String page = values.apply("page");
        return new SearchQuery(
                box == null ? "" : box.substring(0, Math.min(box.length(), SearchWords.LONGEST)),
                "1".equals(values.apply("sound")),
                text(values.apply("platform")),
                text(values.apply("seller")),
                day(values.apply("from")),
                day(values.apply("to")),
                verdict(values.apply("verdict")),
                "1".equals(values.apply("newest")),
                "time".equals(values.apply("order")),
                page != null && page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0);
    }

    SearchWords words() {
        return SearchWords.of(box, sound);
    }

    ArchiveQuery asked() {
        return new ArchiveQuery(words(), platform, seller, from, to, verdict, newestOnly, byTime);
    }

    /** The same search at another page. */
    public String at(int other) {
        return "/search?" + text() + "page=" + other;
    }

    /** Everything of one seller. */
    public static String ofSeller(String key) {
        return "/search?seller=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&order=time";
    }

    public boolean narrowed() {
        return !text().isEmpty();
    }

    /** Everything that is set, each with an ampersand after it. */
    private String text() {
        StringBuilder text = new StringBuilder();
        add(text, "q", box.isBlank() ? null : box);
        add(text, "sound", sound ? "1" : null);
        add(text, "platform", platform);
        add(text, "seller", seller);
        add(text, "from", from == null ? null : from.toString());
        add(text, "to", to == null ? null : to.toString());
        add(text, "verdict", verdict == null ? null : verdict.written());
        add(text, "newest", newestOnly ? "1" : null);
        add(text, "order", byTime ? "time" : null);
        return text.toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() || value.length() > LONGEST_VALUE ? null : value.strip();
    }

    private static @Nullable LocalDate day(@Nullable String value) {
        try {
            return value != null && value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(value) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Verdict verdict(@Nullable String value) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.written().equals(value)) {
                return verdict;
            }
        }
        return null;
    }
}
