package zhicha.app.store.listing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.Columns;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.ListingImage;

/**
 * Which sealed captures hold the bytes of a listing's picture. A shop may show another picture under the same address
 * tomorrow, so every capture is kept, with the time during which it was the picture.
 */
public final class PictureIndex {
    private static final int AT_ONCE = 200;

    /** A page that names no seller stands for its platform, not for a shop of its own. */
    private static final String SHOWN = "select p.capture, l.shop, count(distinct p.listing) as listings"
            + " from picture_capture p join (select id, case when seller like 'listing:%'"
            + " then 'platform:' || coalesce(platform, '') else seller end as shop from listing) l on l.id = p.listing"
            + " group by p.capture, l.shop order by p.capture";

    private final Jdbi jdbi;

    public PictureIndex(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A picture of a listing, and the capture it was sealed in. */
    public record Row(String listing, ListingImage image, CaptureId capture, Instant seenAt) {}

    /** Notes that a picture was seen as this capture holds it. */
    public void put(String listing, ListingImage image, CaptureId capture, Instant seenAt) {
        putAll(List.of(new Row(listing, image, capture, seenAt)));
    }

    /** The same for many pictures in few transactions: one for each would cost more than the rows do. */
    public void putAll(List<Row> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            jdbi.useTransaction(handle -> {
                PreparedBatch batch = handle.prepareBatch("merge into picture_capture p"
                        + " using (select cast(:listing as varchar) as listing, cast(:digest as varchar) as digest,"
                        + " cast(:capture as varchar) as capture) n"
                        + " on p.listing = n.listing and p.address_digest = n.digest and p.capture = n.capture"
                        + " when matched then update set seen_at = :seen"
                        + " when not matched then insert"
                        + " (listing, address_digest, address, capture, first_seen, seen_at)"
                        + " values (n.listing, n.digest, :address, n.capture, :seen, :seen)");
                for (Row row : some) {
                    batch.bind("listing", row.listing())
                            .bind("digest", Columns.digest(row.image().address()))
                            .bind("address", Columns.text(row.image().address()))
                            .bind("capture", row.capture().value())
                            .bind("seen", row.seenAt())
                            .add();
                }
                batch.execute();
            });
        }
    }

    /**
     * The capture that holds a picture as it was when its listing was observed: the one that was seen first at that time
     * or after it, since pictures are fetched after their page; else the last one before.
     *
     * @param observed when the listing was, or null for the latest capture
     */
    public Optional<CaptureId> capture(String listing, ListingImage image, @Nullable Instant observed) {
        String mine = "select capture from picture_capture where listing = :listing and address_digest = :digest";
        String latest = " order by seen_at desc, first_seen desc, capture limit 1";
        return jdbi.withHandle(handle -> {
            Optional<String> then = observed == null
                    ? Optional.empty()
                    : one(
                            handle.createQuery(mine
                                            + " and seen_at >= :observed order by first_seen, seen_at, capture limit 1")
                                    .bind("observed", observed),
                            listing,
                            image);
            return then.or(() -> one(handle.createQuery(mine + latest), listing, image))
                    .map(CaptureId::new);
        });
    }

    private static Optional<String> one(Query query, String listing, ListingImage image) {
        return query.bind("listing", listing)
                .bind("digest", Columns.digest(image.address()))
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Every capture of a picture, with the shops whose listings show it.
     *
     * @param listings that show it
     */
    public record Shown(CaptureId capture, Set<String> shops, int listings) {}

    /** Reads through all captures; nothing else is held in memory than the capture at hand. */
    public void eachShown(Consumer<Shown> reader) {
        // PostgreSQL hands rows over bit by bit only inside a transaction
        jdbi.useTransaction(handle -> {
            Query query = handle.createQuery(SHOWN);
            Shown[] last = new Shown[1];
            query.setFetchSize(AT_ONCE)
                    .map((row, context) -> new Shown(
                            new CaptureId(row.getString("capture")),
                            new HashSet<>(Set.of(row.getString("shop"))),
                            row.getInt("listings")))
                    .forEach(one -> {
                        Shown before = last[0];
                        if (before != null && before.capture.equals(one.capture)) {
                            before.shops.addAll(one.shops);
                            last[0] = new Shown(before.capture, before.shops, before.listings + one.listings);
                        } else {
                            if (before != null) {
                                reader.accept(before);
                            }
                            last[0] = one;
                        }
                    });
            if (last[0] != null) {
                reader.accept(last[0]);
            }
        });
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from picture_capture")
                .mapTo(Long.class)
                .one());
    }
}
