package zhicha.reporting.document;

import java.util.Optional;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/**
 * Where the bytes of pictures for a document come from, in a format that Java reads (PNG, JPEG, GIF, BMP). They are hostile:
 * they are decoded and drawn anew.
 */
public interface LeadPictures {
    LeadPictures NONE = new LeadPictures() {
        @Override
        public Optional<byte[]> ofListing(Listing listing, ListingImage image) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> ofRight(RightSnapshot right, String reference) {
            return Optional.empty();
        }
    };

    Optional<byte[]> ofListing(Listing listing, ListingImage image);

    /** @param reference the picture's file, relative to its pack, as reasons name it */
    Optional<byte[]> ofRight(RightSnapshot right, String reference);

    /** The capture that a picture of a listing was sealed in; empty where it was not. */
    default Optional<CaptureId> sealedIn(Listing listing, ListingImage image) {
        return Optional.empty();
    }
}
