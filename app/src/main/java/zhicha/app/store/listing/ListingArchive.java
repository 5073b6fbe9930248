package zhicha.app.store.listing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.StoredJson;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** All listings that were seen: the latest observation of each, and every earlier one. */
public final class ListingArchive {
    private static final int AT_ONCE = 200;
    private final Jdbi jdbi;

    public ListingArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One time a listing was seen.
     *
     * @param listing what was read then; its own time and capture are those of the first time it read so
     * @param capture the sealed capture of this time
     * @param run the crawl run, or null
     */
    public record Sighting(
            Instant seenAt,
            Listing listing,
            @Nullable CaptureId capture,
            @Nullable String run) {}

    /** When a listing was first and last seen. */
    public record Seen(Instant first, Instant last) {}

    /** @throws IllegalArgumentException see {@link ListingRows#save} */
    public ListingRows.Saved save(Listing listing, @Nullable String run, Instant now) {
        return jdbi.inTransaction(handle -> ListingRows.save(handle, listing, run, now));
    }

    /** The latest observation. */
    public Optional<Listing> listing(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select data from listing where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(data -> StoredJson.read(data, Listing.class)));
    }

    public Optional<Seen> seen(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select first_seen, last_seen from listing where id = :id")
                .bind("id", id)
                .map((row, context) -> {
                    var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
                    return new Seen(instants.map(row, 1, context), instants.map(row, 2, context));
                })
                .findOne());
    }

    /** Every time it was seen, oldest first. */
    public List<Sighting> history(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.seen_at, o.data, s.capture, s.run"
                        + " from sighting s join observation o on o.listing = s.listing and o.digest = s.observation"
                        + " where s.listing = :id order by s.seen_at")
                .bind("id", id)
                .map((row, context) -> {
                    String capture = row.getString(3);
                    return new Sighting(
                            context.findColumnMapperFor(Instant.class)
                                    .orElseThrow()
                                    .map(row, 1, context),
                            StoredJson.read(row.getString(2), Listing.class),
                            capture == null ? null : new CaptureId(capture),
                            row.getString(4));
                })
                .list());
    }

    /** The latest observations of a seller's listings, last seen first. */
    public List<Listing> ofSeller(SellerKey seller, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select data from listing where seller = :seller order by last_seen desc, id limit :limit")
                .bind("seller", seller.value())
                .bind("limit", limit)
                .mapTo(String.class)
                .map(data -> StoredJson.read(data, Listing.class))
                .list());
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from listing")
                .mapTo(Long.class)
                .one());
    }

    /** Hands over the latest observation of every listing, in the order of their ids, a few at a time. */
    public void each(Consumer<Listing> reader) {
        String after = "";
        while (true) {
            String from = after;
            List<Listing> some = jdbi.withHandle(
                    handle -> handle.createQuery("select data from listing where id > :after order by id limit :limit")
                            .bind("after", from)
                            .bind("limit", AT_ONCE)
                            .mapTo(String.class)
                            .map(data -> StoredJson.read(data, Listing.class))
                            .list());
            some.forEach(reader);
            if (some.size() < AT_ONCE) {
                return;
            }
            after = some.getLast().id();
        }
    }
}
