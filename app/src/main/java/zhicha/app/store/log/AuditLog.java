package zhicha.app.store.log;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.Columns;
import zhicha.reporting.TimeSortedIds;

/** Who did what. Only ever added to. */
public final class AuditLog {
    private static final int LONGEST_OBJECT = 400;
    private final Jdbi jdbi;
    private final TimeSortedIds ids;
    private final Clock clock;

    public AuditLog(Jdbi jdbi, TimeSortedIds ids, Clock clock) {
        this.jdbi = jdbi;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param what the act, for instance {@code sign-in} or {@code lead.approve}
     * @param object what it was done to, for instance a lead's number; empty where nothing is named
     * @param detail anything else worth knowing; never a password or a token
     */
    public record Entry(String id, Instant at, String who, String what, String object, String detail) {}

    public Entry add(String who, String what, String object, String detail) {
        String cut = object.length() > LONGEST_OBJECT ? object.substring(0, LONGEST_OBJECT) : object;
        Entry entry = new Entry(ids.next(), clock.instant(), who, what, cut, detail);
        jdbi.useTransaction(handle -> handle.createUpdate("insert into audit (id, at_time, who, what, object, detail)"
                        + " values (:id, :at, :who, :what, :object, :detail)")
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("who", Columns.text(who))
                .bind("what", what)
                .bind("object", Columns.text(cut))
                .bind("detail", Columns.text(detail))
                .execute());
        return entry;
    }

    /** Latest first. */
    public List<Entry> latest(int limit, int offset) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, at_time, who, what, object, detail from audit"
                        + " order by id desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> new Entry(
                        row.getString(1),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, 2, context),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list());
    }
}
