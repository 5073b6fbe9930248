package zhicha.app.judge;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.listing.PictureIndex;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.matcher.hit.ListingPictures;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** A listing's pictures as they were sealed when it was observed. What fails its digest is not shown to the matcher. */
public final class SealedPictures implements ListingPictures {
    private static final Logger LOG = LoggerFactory.getLogger(SealedPictures.class);

    private final PictureIndex index;
    private final VaultReader vault;

    public SealedPictures(PictureIndex index, VaultReader vault) {
        this.index = index;
        this.vault = vault;
    }

    @Override
    public Optional<byte[]> bytes(Listing listing, ListingImage image) {
        Optional<CaptureId> capture = capture(listing, image);
        if (capture.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Capture> sealed = vault.find(capture.get());
            if (sealed.isEmpty()) {
                LOG.warn(
                        "listing {}: capture {} of picture {} is not in the vault",
                        listing.id(),
                        capture.get(),
                        image.address());
                return Optional.empty();
            }
            // the crawler may have asked for the picture under its canonical address, without tracking parameters
            return vault.payload(
                            capture.get(), URI.create(sealed.get().manifest().asked()))
                    .map(SealedPayload::bytes);
        } catch (IOException e) {
            LOG.warn(
                    "listing {}: picture {} could not be read from the vault: {}",
                    listing.id(),
                    image.address(),
                    e.toString());
            return Optional.empty();
        }
    }

    /** The capture a picture was sealed in, as it was when the listing was observed; empty where it never was. */
    public Optional<CaptureId> capture(Listing listing, ListingImage image) {
        OffsetDateTime observed = listing.observedAt();
        return index.capture(listing.id(), image, observed == null ? null : observed.toInstant());
    }
}
