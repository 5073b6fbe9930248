package zhicha.app.store.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.listing.ListingArchive;
import zhicha.app.store.row.Columns;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.life.LifeLine.Look;
import zhicha.rules.subject.CaptureId;

/**
 * What became of each listing. Sightings are kept by the intake of every crawl and import, absences by the crawl that met them;
 * changes, going and coming back are computed from the two, so nothing can be noted twice.
 */
public final class ListingLives {
    private final Jdbi jdbi;
    private final ListingArchive archive;

    public ListingLives(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.archive = new ListingArchive(jdbi);
    }

    /** An empty life where the listing is not known. */
    public LifeLine of(String listing) {
        List<Look> looks = new ArrayList<>();
        archive.history(listing).forEach(one -> looks.add(new Look(one.seenAt(), one.listing(), one.capture(), "")));
        looks.addAll(absences(listing));
        return LifeLine.of(looks);
    }

    private List<Look> absences(String listing) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select seen_at, reason, capture from listing_absence where listing = :listing order by seen_at")
                .bind("listing", listing)
                .map((row, context) -> {
                    String capture = row.getString("capture");
                    return new Look(
                            context.findColumnMapperFor(Instant.class)
                                    .orElseThrow()
                                    .map(row, "seen_at", context),
                            null,
                            capture == null ? null : new CaptureId(capture),
                            row.getString("reason"));
                })
                .list());
    }

    /** Notes that a listing was asked for and was not on offer; the same time again changes nothing. */
    public void absent(String listing, Instant seen, String reason, @Nullable CaptureId capture, @Nullable String run) {
        jdbi.useTransaction(handle -> handle.createUpdate("insert into listing_absence"
                        + " (listing, seen_at, reason, capture, run) values (:listing, :seen, :reason, :capture, :run)"
                        + " on conflict do nothing")
                .bind("listing", Columns.text(listing))
                .bind("seen", seen)
                .bind("reason", reason)
                .bind("capture", capture == null ? null : capture.value())
                .bind("run", run)
                .execute());
    }

    /** Notes that a notice or letter about a listing went out; the same again changes nothing. */
    public void dispatched(String listing, Instant sent, String reference, String who) {
        jdbi.useTransaction(handle -> handle.createUpdate("insert into dispatch (listing, sent_at, reference, told_by)"
                        + " values (:listing, :sent, :reference, :who) on conflict do nothing")
                .bind("listing", Columns.text(listing))
                .bind("sent", sent)
                .bind("reference", Columns.text(reference))
                .bind("who", Columns.text(who))
                .execute());
    }
}
