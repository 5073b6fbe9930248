package zhicha.app.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.listing.HitArchive;
import zhicha.app.store.listing.ListingRows;
import zhicha.app.store.review.FlagRows;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.store.screenshot.Wish;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.TimeSortedIds;
import zhicha.reporting.review.FlagChange;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.Listing;

/**
 * The door through which judged listings come in: the listing, its hits and their flags in one transaction, so that a
 * kill leaves all of them or none. The same listing judged again changes nothing that has not changed.
 */
public final class Intake {
    private final Jdbi jdbi;
    private final TimeSortedIds ids;
    private final Clock clock;
    private final boolean screenshots;

    Intake(Jdbi jdbi, TimeSortedIds ids, Clock clock, boolean screenshots) {
        this.screenshots = screenshots;
        this.jdbi = jdbi;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same door, through which a listing that a crawl brought and that is flagged leaves a wish for a screenshot. */
    public Intake wishingScreenshots() {
        return new Intake(jdbi, ids, clock, true);
    }

    /**
     * What came of one listing.
     *
     * @param added the listing was not known before
     * @param changes what became of the queue, without those where nothing did
     */
    public record Taken(boolean added, List<FlagChange> changes) {
        public Taken {
            changes = List.copyOf(changes);
        }

        /** How many changes are of this case. */
        public long count(Class<? extends FlagChange> change) {
            return changes.stream().filter(change::isInstance).count();
        }
    }

    /**
     * @param hits everything that was found about this listing, flagged or watched
     * @param rights every right that was judged, by id, see {@link RightSnapshot#all}; hits and flags of other rights are
     *     left alone
     * @param run the crawl run, or null
     * @throws IllegalArgumentException if a hit is of another listing or of a right that is not among {@code rights}, or
     *     as {@link ListingRows#save}; nothing of the listing is kept then
     */
    public Taken take(Listing listing, List<Hit> hits, Map<String, RightSnapshot> rights, @Nullable String run) {
        Map<String, Hit> found = new HashMap<>();
        for (Hit hit : hits) {
            if (!hit.listing().equals(listing.id()) || !rights.containsKey(hit.right())) {
                throw new IllegalArgumentException("hit of listing " + hit.listing() + " and right " + hit.right()
                        + " does not belong to listing " + listing.id() + " or to a right that was judged");
            }
            found.put(hit.right(), hit);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return jdbi.inTransaction(handle -> {
            ListingRows.Saved saved = ListingRows.save(handle, listing, run, now);
            if (run != null) {
                JudgedRows.write(handle, run, listing.id(), found.values(), rights, now);
            }
            if (!saved.newest()) {
                // an older page that came in late is history; it says nothing about today
                return new Taken(saved.added(), List.of());
            }
            HitArchive.replace(handle, listing.id(), rights.keySet(), List.copyOf(found.values()), now);
            List<FlagChange> changes = queue(handle, saved, found, rights, now);
            if (screenshots && run != null && changes.stream().anyMatch(Intake::flagged)) {
                wish(handle, saved, run, now);
            }
            return new Taken(saved.added(), changes);
        });
    }

    private static boolean flagged(FlagChange change) {
        return change instanceof FlagChange.Raised || change instanceof FlagChange.Revised;
    }

    private static void wish(Handle handle, ListingRows.Saved saved, String run, Instant now) {
        Listing listing = saved.listing();
        if (listing.url() != null && listing.platform() != null && listing.capture() != null) {
            Screenshots.wish(
                    handle,
                    new Wish(
                            listing.id(),
                            saved.substance(),
                            listing.platform(),
                            listing.url(),
                            listing.capture(),
                            Wish.Cause.FLAG,
                            run,
                            now));
        }
    }

    private List<FlagChange> queue(
            Handle handle,
            ListingRows.Saved saved,
            Map<String, Hit> found,
            Map<String, RightSnapshot> rights,
            Instant now) {
        String listing = saved.listing().id();
        TreeSet<String> concerned = new TreeSet<>(found.keySet());
        handle.createQuery("select right_id from flag where listing = :listing")
                .bind("listing", listing)
                .mapTo(String.class)
                .forEach(concerned::add);
        List<FlagChange> changes = new ArrayList<>();
        for (String right : concerned) {
            RightSnapshot judged = rights.get(right);
            if (judged == null) {
                continue;
            }
            QueueEntry standing = FlagRows.hold(handle, listing, right, now).orElse(null);
            FlagChange change = FlagChange.between(
                    standing, saved.listing(), found.get(right), judged, ids.next(), saved.firstSeen(), now);
            FlagRows.write(handle, change);
            if (!(change instanceof FlagChange.None)) {
                changes.add(change);
            }
        }
        return changes;
    }
}
