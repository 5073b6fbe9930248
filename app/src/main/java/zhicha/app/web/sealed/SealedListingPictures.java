package zhicha.app.web.sealed;

import java.util.Optional;
import zhicha.app.store.listing.PictureIndex;
import zhicha.matcher.hit.ListingPictures;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** The sealed bytes of a listing's pictures: from the capture the index names, else from the capture of its page. */
public final class SealedListingPictures implements ListingPictures {
    private final PictureIndex index;
    private final SealedCaptures captures;

    public SealedListingPictures(PictureIndex index, SealedCaptures captures) {
        this.index = index;
        this.captures = captures;
    }

    @Override
    public Optional<byte[]> bytes(Listing listing, ListingImage image) {
        Optional<CaptureId> capture =
                index.capture(listing.id(), image).or(() -> Optional.ofNullable(listing.capture()));
        return capture.flatMap(id -> captures.resource(id, image.address()));
    }
}
