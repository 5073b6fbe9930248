package zhicha.app.archive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.text.SearchWords;
import zhicha.rules.rule.Verdict;

/**
 * What is sought. Null is no filter.
 *
 * @param words empty for everything, the last seen first
 * @param seller the key of a seller, or what its name contains
 * @param from the first day, Beijing time, on which it was still seen so
 * @param to the last day on which it was already seen so
 * @param verdict of the listing's strongest hit today
 * @param newestOnly leaves out what a listing no longer reads
 * @param byTime the last seen first, rather than what fits best
 */
public record ArchiveQuery(
        SearchWords words,
        @Nullable String platform,
        @Nullable String seller,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Verdict verdict,
        boolean newestOnly,
        boolean byTime) {
    /** Words alone. */
    public static ArchiveQuery of(String box) {
        return new ArchiveQuery(SearchWords.of(box, false), null, null, null, null, null, false, false);
    }
}
