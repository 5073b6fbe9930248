package zhicha.app.store.listing;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.Columns;
import zhicha.app.store.row.StoredJson;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;

/** Writes one observation of a listing within a transaction that is already open. */
public final class ListingRows {
    /** Longest id, in UTF-16 code units: it stands in indexes. */
    public static final int LONGEST_ID = 300;

    /** Longest stored form; the description is shortened to fit. */
    private static final int LONGEST_DATA = 900_000;

    private ListingRows() {}

    /**
     * What saving did.
     *
     * @param listing as it is kept: the description may have been shortened
     * @param added it was not known before
     * @param newest no later observation is known
     * @param substance digest of the offer without what moves by itself
     */
    public record Saved(Listing listing, boolean added, boolean newest, Instant firstSeen, String substance) {}

    /**
     * Keeps the observation; the same one again changes nothing but the number of the last change, which {@link
     * ListingRevisions} reads. Until the transaction ends nobody else writes this listing.
     *
     * @param now used where the listing does not say when it was observed
     * @throws IllegalArgumentException if the id is too long or has characters no database keeps
     */
    public static Saved save(Handle handle, Listing observed, @Nullable String run, Instant now) {
        String id = observed.id();
        if (id.length() > LONGEST_ID || !id.equals(Columns.text(id))) {
            throw new IllegalArgumentException("listing id \"" + id.substring(0, Math.min(60, id.length()))
                    + "\" is longer than " + LONGEST_ID + " characters or has NUL or broken characters in it");
        }
        Listing listing = fitting(observed);
        Instant seen = listing.observedAt() == null ? now : listing.observedAt().toInstant();
        String data = StoredJson.write(listing);
        String digest = Columns.digest(StoredJson.write(
                listing.toBuilder().observedAt(null).capture(null).build()));
        int added = handle.createUpdate("insert into listing"
                        + " (id, platform, seller, title, first_seen, last_seen, observation, data, changed)"
                        + " values (:id, :platform, :seller, :title, :seen, :seen, :digest, :data,"
                        + " nextval('listing_change'))"
                        + " on conflict do nothing")
                .bind("id", id)
                .bind("platform", Columns.text(listing.platform()))
                .bind("seller", SellerKey.of(listing).value())
                .bind("title", Columns.text(listing.title()))
                .bind("seen", seen)
                .bind("digest", digest)
                .bind("data", data)
                .execute();
        Times before = handle.createQuery("select first_seen, last_seen from listing where id = :id for update")
                .bind("id", id)
                .map((row, context) -> new Times(
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, 1, context),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, 2, context)))
                .one();
        boolean newest = !seen.isBefore(before.last());
        if (added == 0) {
            Instant first = seen.isBefore(before.first()) ? seen : before.first();
            if (newest) {
                handle.createUpdate("update listing set platform = :platform, seller = :seller, title = :title,"
                                + " first_seen = :first, last_seen = :seen, observation = :digest, data = :data,"
                                + " changed = nextval('listing_change') where id = :id")
                        .bind("platform", Columns.text(listing.platform()))
                        .bind("seller", SellerKey.of(listing).value())
                        .bind("title", Columns.text(listing.title()))
                        .bind("first", first)
                        .bind("seen", seen)
                        .bind("digest", digest)
                        .bind("data", data)
                        .bind("id", id)
                        .execute();
            } else {
                handle.createUpdate("update listing set first_seen = :first, changed = nextval('listing_change')"
                                + " where id = :id")
                        .bind("first", first)
                        .bind("id", id)
                        .execute();
            }
        }
        String substance = substance(listing);
        handle.createUpdate("insert into observation (listing, digest, data, substance)"
                        + " values (:id, :digest, :data, :substance) on conflict do nothing")
                .bind("substance", substance)
                .bind("id", id)
                .bind("digest", digest)
                .bind("data", data)
                .execute();
        handle.createUpdate("insert into sighting (listing, seen_at, observation, capture, run)"
                        + " values (:id, :seen, :digest, :capture, :run) on conflict do nothing")
                .bind("id", id)
                .bind("seen", seen)
                .bind("digest", digest)
                .bind(
                        "capture",
                        listing.capture() == null ? null : listing.capture().value())
                .bind("run", run)
                .execute();
        return new Saved(listing, added == 1, newest, seen.isBefore(before.first()) ? seen : before.first(), substance);
    }

    /** Digest of the offer without what moves by itself, see {@link zhicha.crawler.life.FieldChange#substantial}. */
    public static String substance(Listing listing) {
        return Columns.digest(StoredJson.write(listing.toBuilder()
                .observedAt(null)
                .capture(null)
                .sales(null)
                .stock(null)
                .build()));
    }

    private static Listing fitting(Listing listing) {
        String description = listing.description();
        int length = StoredJson.write(listing).length();
        if (length <= LONGEST_DATA || description == null) {
            return listing;
        }
        // an escape takes at most six characters, so this surely fits if anything can
        int room = Math.max(
                0, (LONGEST_DATA - (length - StoredJson.write(description).length())) / 6);
        return listing.toBuilder()
                .description(description.substring(0, Math.min(room, description.length())))
                .build();
    }

    private record Times(Instant first, Instant last) {}
}
