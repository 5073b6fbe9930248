package zhicha.app.web.overview;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sampled: the denominators of every share the console prints. */
public interface Survey {
    Figures figures();

    /** The latest first. */
    List<Run> runs(int limit);

    /**
     * Listings in the store.
     *
     * @param listings different listings that were seen
     * @param bySite the same by platform, largest first; a listing without one counts under the empty name
     * @param first when the first was seen, or null where there is none
     * @param last when one was seen last
     */
    record Figures(
            long listings,
            Map<String, Long> bySite,
            @Nullable Instant first,
            @Nullable Instant last) {
        public Figures {
            bySite = Collections.unmodifiableMap(new LinkedHashMap<>(bySite));
        }
    }

    /**
     * One crawl of one site.
     *
     * @param ended null while it runs, and where it was killed
     * @param outcome as the crawler named it, or null while it runs
     */
    record Run(
            String id,
            String site,
            Instant started,
            @Nullable Instant ended,
            @Nullable String outcome,
            long pages,
            long listings,
            long captures,
            long failures) {}
}
