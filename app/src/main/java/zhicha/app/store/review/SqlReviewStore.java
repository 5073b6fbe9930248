package zhicha.app.store.review;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.Columns;
import zhicha.reporting.review.QueueCounts;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewStore;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.Note;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.seller.SellerKey;

/** Flags, claims, decisions and notes in tables. */
public final class SqlReviewStore implements ReviewStore {
    private final Jdbi jdbi;

    public SqlReviewStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<QueueEntry> entry(String flag, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(ReviewRows.ENTRY + " where f.id = :flag")
                .bind("flag", flag)
                .map(ReviewRows.entry(now))
                .findOne());
    }

    @Override
    public List<QueueEntry> entries(QueueFilter filter, Instant now, int limit, int offset) {
        QueueSql sql = new QueueSql(filter);
        return jdbi.withHandle(handle -> sql.bind(handle.createQuery(ReviewRows.ENTRY + QueueSql.CONFIRMED + sql.where()
                        + QueueSql.ORDER + " limit :limit offset :offset"))
                .bind("limit", limit)
                .bind("offset", offset)
                .map(ReviewRows.entry(now))
                .list());
    }

    @Override
    public QueueCounts counts(QueueFilter filter) {
        QueueSql sql = new QueueSql(filter);
        return jdbi.inTransaction(handle -> {
            Map<String, Long> byStatus = by(handle, sql, "f.status", "");
            return new QueueCounts(
                    byStatus.values().stream().mapToLong(Long::longValue).sum(),
                    byStatus,
                    by(handle, sql, "f.sector", ""),
                    by(handle, sql, "f.kind", ""),
                    by(handle, sql, "fr.rule", " join flag_rule fr on fr.flag = f.id"),
                    by(handle, sql, "f.right_id", ""),
                    by(handle, sql, "f.site", ""));
        });
    }

    @Override
    public long count(QueueFilter filter) {
        QueueSql sql = new QueueSql(filter);
        return jdbi.withHandle(handle -> sql.bind(handle.createQuery("select count(*) from flag f" + sql.where()))
                .mapTo(Long.class)
                .one());
    }

    private static Map<String, Long> by(Handle handle, QueueSql sql, String column, String join) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.bind(handle.createQuery("select " + column + " as name, count(*) as many from flag f" + join + sql.where()
                        + " group by " + column + " order by many desc, name"))
                .map((row, context) ->
                        Map.entry(Optional.ofNullable(row.getString("name")).orElse(""), row.getLong("many")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public List<String> free(QueueFilter filter, String analyst, Instant now, Set<String> passedOver, int limit) {
        QueueSql sql = new QueueSql(filter)
                .and(
                        "(f.claimed_by is null or f.claimed_by = :analyst or f.claimed_until <= :now)",
                        "analyst",
                        analyst);
        if (!passedOver.isEmpty()) {
            sql.and("f.id not in (<passed>)");
        }
        return jdbi.withHandle(handle -> {
            var query = sql.bind(handle.createQuery("select f.id from flag f" + QueueSql.CONFIRMED + sql.where()
                            + QueueSql.ORDER.replace(
                                    "order by",
                                    "order by case when f.claimed_by = :analyst and f.claimed_until > :now"
                                            + " then 0 else 1 end,")
                            + " limit :limit"))
                    .bind("now", now)
                    .bind("limit", limit);
            if (!passedOver.isEmpty()) {
                query.bindList("passed", List.copyOf(passedOver));
            }
            return query.mapTo(String.class).list();
        });
    }

    @Override
    public List<Decision> decisionsOn(String flag) {
        return jdbi.withHandle(handle -> decisionsOn(handle, flag));
    }

    static List<Decision> decisionsOn(Handle handle, String flag) {
        return handle.createQuery(
                        "select " + ReviewRows.DECISION + " from decision d where d.flag = :flag order by d.sequence")
                .bind("flag", flag)
                .map(ReviewRows::decision)
                .list();
    }

    @Override
    public List<Decision> decisionsOnSeller(SellerKey seller, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ReviewRows.DECISION
                        + " from decision d where d.seller = :seller order by d.sequence desc limit :limit")
                .bind("seller", seller.value())
                .bind("limit", limit)
                .map(ReviewRows::decision)
                .list());
    }

    @Override
    public List<Decision> decisionsBy(String analyst, String session, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ReviewRows.DECISION
                        + " from decision d where d.analyst = :analyst and d.session = :session"
                        + " order by d.sequence desc limit :limit")
                .bind("analyst", analyst)
                .bind("session", session)
                .bind("limit", limit)
                .map(ReviewRows::decision)
                .list());
    }

    @Override
    public Optional<Decision> decision(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + ReviewRows.DECISION + " from decision d where d.id = :id")
                        .bind("id", id)
                        .map(ReviewRows::decision)
                        .findOne());
    }

    @Override
    public List<Decision> decisionsAfter(long sequence, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ReviewRows.DECISION
                        + " from decision d where d.sequence > :sequence order by d.sequence limit :limit")
                .bind("sequence", sequence)
                .bind("limit", limit)
                .map(ReviewRows::decision)
                .list());
    }

    @Override
    public ChainHead head() {
        return jdbi.withHandle(handle -> handle.createQuery("select sequence, digest from decision_head where one = 1")
                .map((row, context) -> new ChainHead(row.getLong(1), row.getString(2)))
                .one());
    }

    @Override
    public List<Flag> revisions(String flag) {
        return jdbi.withHandle(handle -> handle.createQuery("select f.id, v.revision, f.seller, f.first_seen,"
                        + " f.last_seen, v.fingerprint, v.raised_at, v.listing_data, v.right_data, v.hit_data"
                        + " from flag f join flag_revision v on v.flag = f.id where f.id = :flag order by v.revision")
                .bind("flag", flag)
                .map(ReviewRows::flag)
                .list());
    }

    @Override
    public List<Note> notes(String flag) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, flag, analyst, noted_at, content from note where flag = :flag order by id")
                .bind("flag", flag)
                .map((row, context) -> new Note(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        ReviewRows.instant(row, "noted_at", context),
                        row.getString(5)))
                .list());
    }

    @Override
    public void add(Note note) {
        jdbi.useTransaction(handle -> handle.createUpdate("insert into note (id, flag, analyst, noted_at, content)"
                        + " values (:id, :flag, :analyst, :at, :text)")
                .bind("id", note.id())
                .bind("flag", note.flag())
                .bind("analyst", note.analyst())
                .bind("at", note.at())
                .bind("text", Columns.text(note.text()))
                .execute());
    }

    @Override
    public <T> T change(Function<Changing, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new SqlChanging(handle)));
    }
}
