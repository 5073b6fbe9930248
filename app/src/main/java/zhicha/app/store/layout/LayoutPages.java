package zhicha.app.store.layout;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.Columns;
import zhicha.crawler.layout.PageFill;
import zhicha.rules.subject.CaptureId;

/** What the latest pages of each site gave. A page of a run has one row, however often it is read. */
public final class LayoutPages {
    /** Pages of one site and kind that are looked at; older ones are let go. */
    public static final int LATEST = 3_000;

    private final Jdbi jdbi;

    public LayoutPages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A page of a run. @param route its key */
    public record Row(String run, String route, String site, PageFill fill) {}

    public void putAll(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("merge into layout_page p"
                    + " using (select cast(:run as varchar) as run, cast(:route as char(64)) as route) n"
                    + " on p.run = n.run and p.route = n.route"
                    + " when matched then update set seen_at = :at, stratum = :stratum, filled = :filled,"
                    + " capture = :capture"
                    + " when not matched then insert (run, route, site, kind, seen_at, stratum, filled, capture)"
                    + " values (n.run, n.route, :site, :kind, :at, :stratum, :filled, :capture)");
            for (Row row : rows) {
                CaptureId capture = row.fill().capture();
                batch.bind("run", row.run())
                        .bind("route", row.route())
                        .bind("site", row.site())
                        .bind("kind", row.fill().kind().written())
                        .bind("at", row.fill().at())
                        .bind("stratum", Columns.text(row.fill().stratum()))
                        .bind("filled", row.fill().written())
                        .bind("capture", capture == null ? null : capture.value())
                        .add();
            }
            batch.execute();
        });
    }

    /**
     * The latest pages, oldest first.
     *
     * @param since pages read before are left out; null for all
     */
    public List<PageFill> latest(String site, PageFill.Kind kind, @Nullable Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("select seen_at, stratum, filled, capture from layout_page"
                                + " where site = :site and kind = :kind and seen_at >= :since"
                                + " order by seen_at desc, run, route limit :most")
                        .bind("site", site)
                        .bind("kind", kind.written())
                        .bind("since", since == null ? Instant.EPOCH : since)
                        .bind("most", LATEST)
                        .map((row, context) -> {
                            String capture = row.getString("capture");
                            return new PageFill(
                                    context.findColumnMapperFor(Instant.class)
                                            .orElseThrow()
                                            .map(row, "seen_at", context),
                                    kind,
                                    row.getString("stratum"),
                                    PageFill.parse(row.getString("filled")),
                                    capture == null ? null : new CaptureId(capture));
                        })
                        .list())
                .reversed();
    }

    /** Sites that pages are known of, by name. */
    public List<String> sites() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct site from layout_page order by site")
                .mapTo(String.class)
                .list());
    }

    /** Lets go what is older than the pages that are looked at. */
    public void trim(String site, PageFill.Kind kind) {
        jdbi.useTransaction(handle -> handle.createQuery("select seen_at from layout_page where site = :site"
                        + " and kind = :kind order by seen_at desc offset :most rows fetch next 1 rows only")
                .bind("site", site)
                .bind("kind", kind.written())
                .bind("most", LATEST)
                .mapTo(Instant.class)
                .findOne()
                .ifPresent(oldest -> handle.createUpdate(
                                "delete from layout_page where site = :site and kind = :kind and seen_at < :oldest")
                        .bind("site", site)
                        .bind("kind", kind.written())
                        .bind("oldest", oldest)
                        .execute()));
    }
}
