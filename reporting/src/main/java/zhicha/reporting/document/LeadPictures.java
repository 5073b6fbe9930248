package zhicha.reporting.document;

import java.time.Instant;
import java.util.List;
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

    /** The latest screenshot of a listing's whole page; empty where none was taken. */
    default Optional<WholePage> wholePage(Listing listing) {
        return Optional.empty();
    }

    /**
     * A screenshot of a whole page.
     *
     * @param capture it was sealed in
     * @param width of the picture, pixels, as {@code height}
     * @param whole whether the page ends within the picture
     * @param tool the browser, with its version
     * @param sha256 of the picture as it was sealed, 64 lower-case hex digits
     * @param parts the picture cut into pieces, the uppermost first, as many as a document shows
     * @param more whether there are more of them
     */
    record WholePage(
            CaptureId capture,
            Instant made,
            int width,
            int height,
            boolean whole,
            String tool,
            String sha256,
            List<byte[]> parts,
            boolean more) {
        public WholePage {
            parts = List.copyOf(parts);
        }
    }

    /** The capture that a picture of a listing was sealed in; empty where it was not. */
    default Optional<CaptureId> sealedIn(Listing listing, ListingImage image) {
        return Optional.empty();
    }
}
