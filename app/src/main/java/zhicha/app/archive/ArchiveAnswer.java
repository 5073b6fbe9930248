package zhicha.app.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.listing.ListingRevisions.Revision;
import zhicha.rules.rule.Verdict;

/** What a search brought. */
public sealed interface ArchiveAnswer {
    /**
     * Revisions, best or latest first.
     *
     * @param total how many there are
     * @param more whether {@code total} is only the least there are
     * @param cutShort whether time ran out, so that the best may be missing
     * @param behind whether the index has not caught up with the store yet
     * @param platforms all that are in the index
     */
    record Found(List<Row> rows, long total, boolean more, boolean cutShort, boolean behind, List<String> platforms)
            implements ArchiveAnswer {
        public Found {
            rows = List.copyOf(rows);
            platforms = List.copyOf(platforms);
        }
    }

    /** There is no index to search now; it is being made or opened, and everything else works. */
    record Unavailable() implements ArchiveAnswer {}

    /**
     * One revision.
     *
     * @param verdict of the listing's strongest hit today
     * @param flag the most urgent flag that was ever raised about the listing, or null
     */
    record Row(Revision revision, Verdict verdict, @Nullable String flag) {}
}
