package zhicha.app.store.listing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.app.store.row.Columns;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.ListingImage;

/** Which sealed capture holds the bytes of a listing's picture. */
public final class PictureIndex {
    private static final int AT_ONCE = 200;

    private final Jdbi jdbi;

    public PictureIndex(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A picture of a listing, and the capture it was sealed in. */
    public record Row(String listing, ListingImage image, CaptureId capture, Instant seenAt) {}

    /** Notes the latest capture of a picture. */
    public void put(String listing, ListingImage image, CaptureId capture, Instant seenAt) {
        putAll(List.of(new Row(listing, image, capture, seenAt)));
    }

    /** Notes the latest captures of many pictures in few transactions: one for each would cost more than the rows do. */
    public void putAll(List<Row> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            jdbi.useTransaction(handle -> {
                PreparedBatch batch = handle.prepareBatch("merge into picture p"
                        + " using (select cast(:listing as varchar) as listing, cast(:digest as varchar) as digest) n"
                        + " on p.listing = n.listing and p.address_digest = n.digest"
                        + " when matched then update set capture = :capture, seen_at = :seen"
                        + " when not matched then insert (listing, address_digest, address, capture, seen_at)"
                        + " values (n.listing, n.digest, :address, :capture, :seen)");
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

    public Optional<CaptureId> capture(String listing, ListingImage image) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select capture from picture where listing = :listing and address_digest = :digest")
                .bind("listing", listing)
                .bind("digest", Columns.digest(image.address()))
                .mapTo(String.class)
                .findOne()
                .map(CaptureId::new));
    }

    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from picture")
                .mapTo(Long.class)
                .one());
    }
}
