package zhicha.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.judge.SealedPictures;
import zhicha.app.web.sealed.SafePicture;
import zhicha.reporting.document.LeadPictures;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/**
 * Pictures for a lead's document: a listing's out of the vault, a right's out of its pack. They are decoded as the matcher
 * decodes them, so that a WebP or a turned photograph can be seen in the document as it was judged.
 */
final class DeskPictures implements LeadPictures {
    private static final Logger LOG = LoggerFactory.getLogger(DeskPictures.class);

    /** Bytes; a reference picture beyond this does not go into a document. */
    private static final long LARGEST = 32L << 20;

    /** Longest side in a document, pixels. */
    private static final int SIDE = 1_000;

    private final SealedPictures sealed;
    private final DeskScreenshots screenshots;

    DeskPictures(SealedPictures sealed, DeskScreenshots screenshots) {
        this.sealed = sealed;
        this.screenshots = screenshots;
    }

    @Override
    public Optional<WholePage> wholePage(Listing listing) {
        return screenshots.of(listing);
    }

    @Override
    public Optional<byte[]> ofListing(Listing listing, ListingImage image) {
        return sealed.bytes(listing, image).flatMap(bytes -> SafePicture.jpeg(bytes, SIDE));
    }

    @Override
    public Optional<CaptureId> sealedIn(Listing listing, ListingImage image) {
        return sealed.capture(listing, image);
    }

    @Override
    public Optional<byte[]> ofRight(RightSnapshot right, String reference) {
        Optional<Path> file = right.picture(reference);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Files.size(file.get()) > LARGEST
                    ? Optional.empty()
                    : SafePicture.jpeg(SafePicture.ofPack(Files.readAllBytes(file.get())), SIDE);
        } catch (IOException e) {
            LOG.warn("right {}: picture {} cannot be read: {}", right.id(), file.get(), e.toString());
            return Optional.empty();
        }
    }
}
