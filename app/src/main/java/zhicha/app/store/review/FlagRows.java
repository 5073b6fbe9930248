package zhicha.app.store.review;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import zhicha.app.store.row.Columns;
import zhicha.app.store.row.StoredJson;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.review.FlagChange;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.review.flag.SectorHarm;

/** Writes what a new judgement means for the queue, within a transaction that is already open. */
public final class FlagRows {
    private FlagRows() {}

    /** The flag of a listing and a right, held until the transaction ends. */
    public static Optional<QueueEntry> hold(Handle handle, String listing, String right, Instant now) {
        return handle.createQuery("select id from flag where listing = :listing and right_id = :right for update")
                .bind("listing", listing)
                .bind("right", right)
                .mapTo(String.class)
                .findOne()
                .flatMap(id -> new SqlChanging(handle).hold(id, now));
    }

    public static void write(Handle handle, FlagChange change) {
        switch (change) {
            case FlagChange.Raised raised -> {
                insert(handle, raised.flag());
                revision(handle, raised.flag());
            }
            case FlagChange.Revised revised -> {
                update(handle, revised.flag());
                revision(handle, revised.flag());
            }
            case FlagChange.Refreshed refreshed -> {
                Flag flag = refreshed.flag();
                if (decidedOn(handle, flag)) {
                    Flag next = next(flag);
                    update(handle, next);
                    revision(handle, next);
                } else {
                    update(handle, flag);
                    refresh(handle, flag);
                }
            }
            case FlagChange.Kept kept ->
                handle.createUpdate("update flag set last_seen = :seen where id = :flag and last_seen < :seen")
                        .bind("seen", kept.seenAt())
                        .bind("flag", kept.flag())
                        .execute();
            case FlagChange.Lapsed lapsed ->
                handle.createUpdate("update flag set status = :status where id = :flag")
                        .bind("status", FlagStatus.LAPSED.written())
                        .bind("flag", lapsed.flag())
                        .execute();
            case FlagChange.None none -> {}
        }
    }

    private static void insert(Handle handle, Flag flag) {
        bind(
                        handle.createUpdate("insert into flag (id, listing, right_id, revision, status, fingerprint,"
                                + " urgency, harm, sales, kind, sector, site, seller, first_seen, last_seen, raised_at)"
                                + " values (:id, :listing, :right, :revision, :status, :fingerprint, :urgency, :harm,"
                                + " :sales, :kind, :sector, :site, :seller, :first, :last, :raised)"),
                        flag)
                .bind("listing", flag.listing().id())
                .bind("right", flag.right().id())
                .bind("first", flag.firstSeen())
                .execute();
        rules(handle, flag);
    }

    private static void update(Handle handle, Flag flag) {
        bind(
                        handle.createUpdate("update flag set revision = :revision, status = :status,"
                                + " fingerprint = :fingerprint, urgency = :urgency, harm = :harm, sales = :sales,"
                                + " kind = :kind, sector = :sector, site = :site, seller = :seller,"
                                + " last_seen = :last, raised_at = :raised where id = :id"),
                        flag)
                .execute();
        handle.createUpdate("delete from flag_rule where flag = :id")
                .bind("id", flag.id())
                .execute();
        rules(handle, flag);
    }

    private static Update bind(Update update, Flag flag) {
        Long sales = flag.listing().sales();
        return update.bind("id", flag.id())
                .bind("revision", flag.revision())
                .bind("status", FlagStatus.OPEN.written())
                .bind("fingerprint", flag.fingerprint())
                .bind("urgency", (int) Math.floor(flag.score() * 100))
                .bind("harm", SectorHarm.of(flag.right().sector()))
                .bind("sales", sales == null ? -1 : sales)
                .bind("kind", flag.right().kind().written())
                .bind(
                        "sector",
                        flag.right().sector() == null
                                ? null
                                : flag.right().sector().written())
                .bind("site", Columns.text(flag.listing().platform()))
                .bind("seller", flag.seller().value())
                .bind("last", flag.lastSeen())
                .bind("raised", flag.raisedAt());
    }

    private static void rules(Handle handle, Flag flag) {
        for (String rule :
                flag.hit().rules().stream().map(Hit.FiredRule::id).distinct().toList()) {
            handle.createUpdate("insert into flag_rule (flag, rule) values (:flag, :rule)")
                    .bind("flag", flag.id())
                    .bind("rule", rule)
                    .execute();
        }
    }

    private static void revision(Handle handle, Flag flag) {
        data(
                        handle.createUpdate("insert into flag_revision"
                                + " (flag, revision, fingerprint, raised_at, listing_data, right_data, hit_data)"
                                + " values (:flag, :revision, :fingerprint, :raised, :listing, :right, :hit)"),
                        flag)
                .bind("fingerprint", flag.fingerprint())
                .bind("raised", flag.raisedAt())
                .execute();
    }

    /** Also a decision that was taken back speaks of what was seen then. */
    private static boolean decidedOn(Handle handle, Flag flag) {
        return handle.createQuery("select count(*) from decision where flag = :flag and revision = :revision")
                        .bind("flag", flag.id())
                        .bind("revision", flag.revision())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private static Flag next(Flag flag) {
        return new Flag(
                flag.id(),
                flag.revision() + 1,
                flag.listing(),
                flag.right(),
                flag.hit(),
                flag.fingerprint(),
                flag.seller(),
                flag.firstSeen(),
                flag.lastSeen(),
                flag.raisedAt());
    }

    /** Only a revision that nobody has ever decided on is brought up to date. */
    private static void refresh(Handle handle, Flag flag) {
        data(
                        handle.createUpdate("update flag_revision set listing_data = :listing, right_data = :right,"
                                + " hit_data = :hit where flag = :flag and revision = :revision"),
                        flag)
                .execute();
    }

    private static Update data(Update update, Flag flag) {
        return update.bind("flag", flag.id())
                .bind("revision", flag.revision())
                .bind("listing", StoredJson.write(flag.listing()))
                .bind("right", StoredJson.write(flag.right()))
                .bind("hit", StoredJson.write(flag.hit()));
    }
}
