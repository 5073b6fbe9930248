package zhicha.app.store.layout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.Columns;
import zhicha.crawler.layout.LayoutChange;
import zhicha.crawler.layout.LayoutChange.Rate;
import zhicha.crawler.layout.PageFill;
import zhicha.rules.subject.CaptureId;

/** Alarms of changed layouts: raised once, open until somebody acknowledges them, never deleted. */
public final class LayoutAlarms {
    private static final RowMapper<LayoutAlarm> ROWS = (row, context) -> {
        var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
        return new LayoutAlarm(
                row.getString("id"),
                row.getString("site"),
                PageFill.Kind.parse(row.getString("kind")),
                row.getString("field"),
                row.getString("run"),
                instants.map(row, "raised_at", context),
                instants.map(row, "changed_at", context),
                new Rate(row.getLong("before_filled"), row.getLong("before_pages")),
                new Rate(row.getLong("after_filled"), row.getLong("after_pages")),
                capture(row, "before_capture"),
                capture(row, "after_capture"),
                instants.map(row, "acknowledged_at", context),
                row.getString("acknowledged_by"),
                row.getString("note"));
    };

    private final Jdbi jdbi;

    public LayoutAlarms(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private static @Nullable CaptureId capture(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : new CaptureId(value);
    }

    /**
     * Raises an alarm, unless one is open for that field already, which then takes the latest figures.
     *
     * @return whether it is new
     */
    public boolean raise(String site, String run, LayoutChange change, Instant now) {
        String kind = change.kind().written();
        Instant since = acknowledged(site, change.kind(), change.field()).orElse(Instant.EPOCH);
        // the same change noticed twice, also by two processes at once, has the same name
        String id = Columns.digest(site + "\n" + kind + "\n" + change.field() + "\n" + since.toEpochMilli())
                .substring(0, 12);
        return jdbi.inTransaction(handle -> {
            int known = handle.createUpdate("update layout_alarm set after_pages = :pages, after_filled = :filled"
                            + " where id = :id and acknowledged_at is null")
                    .bind("pages", change.after().pages())
                    .bind("filled", change.after().filled())
                    .bind("id", id)
                    .execute();
            if (known > 0) {
                return false;
            }
            return handle.createUpdate(
                                    "insert into layout_alarm (id, site, kind, field, run, raised_at, changed_at,"
                                            + " before_pages, before_filled, after_pages, after_filled, before_capture, after_capture)"
                                            + " values (:id, :site, :kind, :field, :run, :now, :changed, :beforePages, :beforeFilled,"
                                            + " :afterPages, :afterFilled, :beforeCapture, :afterCapture) on conflict do nothing")
                            .bind("id", id)
                            .bind("site", site)
                            .bind("kind", kind)
                            .bind("field", change.field())
                            .bind("run", run)
                            .bind("now", now)
                            .bind("changed", change.changedAt())
                            .bind("beforePages", change.before().pages())
                            .bind("beforeFilled", change.before().filled())
                            .bind("afterPages", change.after().pages())
                            .bind("afterFilled", change.after().filled())
                            .bind("beforeCapture", value(change.exampleBefore()))
                            .bind("afterCapture", value(change.exampleAfter()))
                            .execute()
                    == 1;
        });
    }

    private static @Nullable String value(Optional<PageFill> example) {
        return example.map(PageFill::capture).map(CaptureId::value).orElse(null);
    }

    /** When the last alarm of a field was acknowledged: pages from before are no measure for it any more. */
    public Optional<Instant> acknowledged(String site, PageFill.Kind kind, String field) {
        return jdbi.withHandle(handle -> handle.createQuery("select max(acknowledged_at) from layout_alarm"
                        + " where site = :site and kind = :kind and field = :field")
                .bind("site", site)
                .bind("kind", kind.written())
                .bind("field", field)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Open ones, latest first. @param site one site; null for all */
    public List<LayoutAlarm> open(@Nullable String site) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from layout_alarm where acknowledged_at is null"
                        + " and site = coalesce(cast(:site as varchar), site) order by raised_at desc, field")
                .bind("site", site)
                .map(ROWS)
                .list());
    }

    /** All of them, latest first. @param site one site; null for all */
    public List<LayoutAlarm> all(@Nullable String site, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from layout_alarm"
                                + " where site = coalesce(cast(:site as varchar), site) order by raised_at desc, field limit :limit")
                .bind("site", site)
                .bind("limit", limit)
                .map(ROWS)
                .list());
    }

    public Optional<LayoutAlarm> alarm(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from layout_alarm where id = :id")
                .bind("id", id)
                .map(ROWS)
                .findOne());
    }

    /**
     * Notes that somebody has looked into it: from now on the pages that come are the measure.
     *
     * @return false where there is no such alarm, or somebody was quicker
     */
    public boolean acknowledge(String id, String who, String note, Instant now) {
        return jdbi.inTransaction(handle -> handle.createUpdate("update layout_alarm set acknowledged_at = :now,"
                                + " acknowledged_by = :who, note = :note where id = :id and acknowledged_at is null")
                        .bind("now", now)
                        .bind("who", Columns.text(who))
                        .bind("note", Columns.text(note.length() <= 2000 ? note : note.substring(0, 2000)))
                        .bind("id", id)
                        .execute())
                == 1;
    }
}
