package zhicha.app.store.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What each crawl did. */
public final class CrawlRuns {
    private static final RowMapper<CrawlRun> ROWS = (row, context) -> {
        var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
        return new CrawlRun(
                row.getString("id"),
                row.getString("site"),
                instants.map(row, "started_at", context),
                instants.map(row, "ended_at", context),
                row.getString("outcome"),
                row.getLong("pages"),
                row.getLong("listings"),
                row.getLong("captures"),
                row.getLong("failures"));
    };

    private final Jdbi jdbi;

    public CrawlRuns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param endedAt null while it runs, and for one that was killed
     * @param outcome how it ended, for instance {@code done} or {@code stopped}; null while it runs
     */
    public record CrawlRun(
            String id,
            String site,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            long pages,
            long listings,
            long captures,
            long failures) {}

    /** Notes the start, or takes the latest figures of a run that is known. */
    public void put(CrawlRun run) {
        jdbi.useTransaction(handle -> {
            int known = handle.createUpdate("update crawl_run set ended_at = :endedAt, outcome = :outcome,"
                            + " pages = :pages, listings = :listings, captures = :captures, failures = :failures"
                            + " where id = :id")
                    .bindMethods(run)
                    .execute();
            if (known == 0) {
                handle.createUpdate("insert into crawl_run"
                                + " (id, site, started_at, ended_at, outcome, pages, listings, captures, failures)"
                                + " values (:id, :site, :startedAt, :endedAt, :outcome, :pages, :listings, :captures,"
                                + " :failures)")
                        .bindMethods(run)
                        .execute();
            }
        });
    }

    public Optional<CrawlRun> run(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from crawl_run where id = :id")
                .bind("id", id)
                .map(ROWS)
                .findOne());
    }

    /** The latest run of a site that has not ended: it was stopped or killed, and the next one goes on with it. */
    public Optional<CrawlRun> unended(String site) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from crawl_run where site = :site and ended_at is null"
                                + " order by started_at desc, id desc limit 1")
                        .bind("site", site)
                        .map(ROWS)
                        .findOne());
    }

    /** Runs of a site that have ended and were never judged, oldest first: what {@code crawl} brought home. */
    public List<CrawlRun> unjudged(String site) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from crawl_run where site = :site"
                        + " and ended_at is not null and judged_at is null order by started_at, id")
                .bind("site", site)
                .map(ROWS)
                .list());
    }

    /** Notes that all listings of a run were judged. */
    public void judged(String id, Instant when) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update crawl_run set judged_at = :when, flags_kept_at = :when where id = :id")
                .bind("when", when)
                .bind("id", id)
                .execute());
    }

    /** Latest first. */
    public List<CrawlRun> latest(int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from crawl_run order by started_at desc, id limit :limit")
                        .bind("limit", limit)
                        .map(ROWS)
                        .list());
    }
}
