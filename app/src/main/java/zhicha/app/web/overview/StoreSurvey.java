package zhicha.app.web.overview;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.Store;

/** The figures as the store has them. */
public final class StoreSurvey implements Survey {
    private final Store store;

    public StoreSurvey(Store store) {
        this.store = store;
    }

    private record SiteRow(
            String site,
            long listings,
            @Nullable Instant first,
            @Nullable Instant last) {}

    @Override
    public Figures figures() {
        List<SiteRow> rows = store.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select coalesce(platform, '') as site, count(*) as listings, min(first_seen) as first_seen,"
                                        + " max(last_seen) as last_seen from listing group by coalesce(platform, '')"
                                        + " order by count(*) desc, coalesce(platform, '')")
                        .map((row, context) -> {
                            var instants =
                                    context.findColumnMapperFor(Instant.class).orElseThrow();
                            return new SiteRow(
                                    row.getString("site"),
                                    row.getLong("listings"),
                                    instants.map(row, "first_seen", context),
                                    instants.map(row, "last_seen", context));
                        })
                        .list());
        Map<String, Long> bySite = new LinkedHashMap<>();
        Instant first = null;
        Instant last = null;
        long all = 0;
        for (SiteRow row : rows) {
            bySite.put(row.site(), row.listings());
            all += row.listings();
            if (row.first() != null && (first == null || row.first().isBefore(first))) {
                first = row.first();
            }
            if (row.last() != null && (last == null || row.last().isAfter(last))) {
                last = row.last();
            }
        }
        return new Figures(all, bySite, first, last);
    }

    @Override
    public List<Run> runs(int limit) {
        return store.runs().latest(limit).stream()
                .map(run -> new Run(
                        run.id(),
                        run.site(),
                        run.startedAt(),
                        run.endedAt(),
                        run.outcome(),
                        run.pages(),
                        run.listings(),
                        run.captures(),
                        run.failures()))
                .toList();
    }
}
