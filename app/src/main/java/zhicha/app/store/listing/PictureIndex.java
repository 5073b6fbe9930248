package zhicha.app.store.listing;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.Columns;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.ListingImage;

/** Which sealed capture holds the bytes of a listing's picture. */
public final class PictureIndex {
    private final Jdbi jdbi;

    public PictureIndex(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Notes the latest capture of a picture. */
    public void put(String listing, ListingImage image, CaptureId capture, Instant seenAt) {
        jdbi.useTransaction(handle -> handle.createUpdate("merge into picture p"
                        + " using (select cast(:listing as varchar) as listing, cast(:digest as varchar) as digest) n"
                        + " on p.listing = n.listing and p.address_digest = n.digest"
                        + " when matched then update set capture = :capture, seen_at = :seen"
                        + " when not matched then insert (listing, address_digest, address, capture, seen_at)"
                        + " values (n.listing, n.digest, :address, :capture, :seen)")
                .bind("listing", listing)
                .bind("digest", Columns.digest(image.address()))
                .bind("address", Columns.text(image.address()))
                .bind("capture", capture.value())
                .bind("seen", seenAt)
                .execute());
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
