package zhicha.app.store.screenshot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.Columns;
import zhicha.reporting.TimeSortedIds;
import zhicha.rules.subject.CaptureId;

/** The queue of screenshots to be taken, which outlives any kill, and the log of what became of them. */
public final class Screenshots {
    private static final String COLUMNS = "listing, substance, site, address, page, cause, asked_by, asked_at";

    private final Jdbi jdbi;
    private final TimeSortedIds ids;

    public Screenshots(Jdbi jdbi, TimeSortedIds ids) {
        this.jdbi = jdbi;
        this.ids = ids;
    }

    /** Within the transaction of the flag it is for. Nothing is wished where the unchanged listing has one already. */
    public static void wish(Handle handle, Wish wish) {
        boolean known = handle.createQuery("select count(*) from screenshot where listing = :listing"
                                + " and substance = :substance and capture is not null")
                        .bind("listing", wish.listing())
                        .bind("substance", wish.substance())
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (!known) {
            insert(handle, wish);
        }
    }

    private static int insert(Handle handle, Wish wish) {
        return handle.createUpdate("insert into screenshot_wish (" + COLUMNS + ") values (:listing, :substance, :site,"
                        + " :address, :page, :cause, :askedBy, :askedAt) on conflict do nothing")
                .bind("listing", wish.listing())
                .bind("substance", wish.substance())
                .bind("site", Columns.text(wish.site()))
                .bind("address", Columns.text(wish.address()))
                .bind("page", wish.page().value())
                .bind("cause", wish.cause().written())
                .bind("askedBy", Columns.text(wish.askedBy()))
                .bind("askedAt", wish.askedAt())
                .execute();
    }

    /**
     * Somebody asks for one, whatever was taken before. One that waits for a flag's sake is taken as asked for from now on.
     *
     * @return false where somebody had asked for it and it still waits
     */
    public boolean ask(Wish wish) {
        return jdbi.inTransaction(handle -> insert(handle, wish) == 1
                || handle.createUpdate("update screenshot_wish set cause = :cause, asked_by = :by, asked_at = :at"
                                        + " where listing = :listing and substance = :substance and cause <> :cause")
                                .bind("cause", wish.cause().written())
                                .bind("by", Columns.text(wish.askedBy()))
                                .bind("at", wish.askedAt())
                                .bind("listing", wish.listing())
                                .bind("substance", wish.substance())
                                .execute()
                        == 1);
    }

    /**
     * Those of one site that no program is taking now: what somebody asked for first, then the newest, which are closest to what was
     * flagged.
     */
    public List<Wish> free(String site, int most, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from screenshot_wish where site = :site and (taken_until is null or taken_until <= :now)"
                        + " order by case when cause = 'request' then 0 else 1 end, asked_at desc, listing limit :most")
                .bind("site", site)
                .bind("now", now)
                .bind("most", most)
                .map(ScreenshotRows.WISHES)
                .list());
    }

    /** What some program is taking now, or was when it was killed: listings of the site, and until when they are held. */
    public Map<String, Instant> held(String site, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("select listing, max(taken_until) as until"
                        + " from screenshot_wish where site = :site and taken_until > :now group by listing")
                .bind("site", site)
                .bind("now", now)
                .map((row, context) ->
                        Map.entry(row.getString("listing"), ScreenshotRows.instant(row, "until", context)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The requests of the day ended while the page was shown. @return when that was so for the first time */
    public Instant cut(Wish wish, Instant now) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("update screenshot_wish set cut_at = :now"
                            + " where listing = :listing and substance = :substance and cut_at is null")
                    .bind("now", now)
                    .bind("listing", wish.listing())
                    .bind("substance", wish.substance())
                    .execute();
            return handle.createQuery(
                            "select cut_at from screenshot_wish where listing = :listing and substance = :substance")
                    .bind("listing", wish.listing())
                    .bind("substance", wish.substance())
                    .mapTo(Instant.class)
                    .findOne()
                    .orElse(now);
        });
    }

    /** For one pass: no other takes what it took, until it is closed. */
    public WishLease lease(Clock clock) {
        return new WishLease(jdbi, clock);
    }

    /** For the only program that has the store open: whoever was taking any is gone. */
    public void alone() {
        jdbi.useTransaction(handle ->
                handle.execute("update screenshot_wish set taker = null, taken_until = null where taker is not null"));
    }

    public long waiting(String site) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from screenshot_wish where site = :site")
                .bind("site", site)
                .mapTo(Long.class)
                .one());
    }

    /** Sites that something waits for. */
    public Set<String> sites() {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery("select distinct site from screenshot_wish")
                .mapTo(String.class)
                .list()));
    }

    /** What waits for a listing, the latest wish of it. */
    public Optional<Wish> waitingFor(String listing) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from screenshot_wish where listing = :listing order by asked_at desc limit 1")
                .bind("listing", listing)
                .map(ScreenshotRows.WISHES)
                .findOne());
    }

    /** @return false, and nothing is recorded, where the wish does not wait any more */
    public boolean end(Ended ended) {
        Wish wish = ended.wish();
        return jdbi.inTransaction(handle -> {
            int waited = handle.createUpdate(
                            "delete from screenshot_wish where listing = :listing and substance = :substance")
                    .bind("listing", wish.listing())
                    .bind("substance", wish.substance())
                    .execute();
            if (waited == 0) {
                return false;
            }
            handle.createUpdate("insert into screenshot (id, listing, substance, site, page, cause, asked_by, asked_at,"
                            + " ended_at, capture, width, height, bytes, lack, detail) values (:id, :listing, :substance,"
                            + " :site, :page, :cause, :askedBy, :askedAt, :endedAt, :capture, :width, :height, :bytes,"
                            + " :lack, :detail)")
                    .bind("id", ids.next())
                    .bind("listing", wish.listing())
                    .bind("substance", wish.substance())
                    .bind("site", Columns.text(wish.site()))
                    .bind("page", wish.page().value())
                    .bind("cause", wish.cause().written())
                    .bind("askedBy", Columns.text(wish.askedBy()))
                    .bind("askedAt", wish.askedAt())
                    .bind("endedAt", ended.endedAt())
                    .bind("capture", ended.sealed().map(CaptureId::value).orElse(null))
                    .bind("width", ended.width())
                    .bind("height", ended.height())
                    .bind("bytes", ended.bytes())
                    .bind("lack", ended.lack())
                    .bind("detail", Columns.text(ended.detail()))
                    .execute();
            return true;
        });
    }

    /** How many were taken for this cause since then, over all sites. */
    public long taken(Wish.Cause cause, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from screenshot"
                        + " where cause = :cause and ended_at >= :since and capture is not null")
                .bind("cause", cause.written())
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }

    /** What became of the wishes for a listing, the latest first. */
    public List<Ended> of(String listing, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from screenshot where listing = :listing order by ended_at desc, id desc limit :most")
                .bind("listing", listing)
                .bind("most", most)
                .map(ScreenshotRows.ENDED)
                .list());
    }

    /** Captures with screenshots of a listing, the latest first. */
    public List<CaptureId> sealed(String listing, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select capture from screenshot where listing = :listing"
                        + " and capture is not null order by ended_at desc, id desc limit :most")
                .bind("listing", listing)
                .bind("most", most)
                .mapTo(String.class)
                .map(CaptureId::new)
                .list());
    }
}
