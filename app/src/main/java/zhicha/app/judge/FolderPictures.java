package zhicha.app.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.matcher.hit.ListingPictures;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/**
 * Pictures in a folder, found by the relative path that the listing gives. A listing is hostile: whatever it says, nothing
 * outside the folder is read, and an address on the network is not followed.
 */
public final class FolderPictures implements ListingPictures {
    private static final Logger LOG = LoggerFactory.getLogger(FolderPictures.class);

    /** Bytes; a larger file is no listing picture. */
    private static final int LARGEST = 64 << 20;

    private final Path folder;

    /** @throws IOException if the folder is not there */
    public FolderPictures(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    @Override
    public Optional<byte[]> bytes(Listing listing, ListingImage image) {
        if (image.address().contains("://")) {
            return Optional.empty();
        }
        try {
            Path named = folder.resolve(image.address()).normalize();
            if (!named.startsWith(folder) || !Files.isRegularFile(named)) {
                return Optional.empty();
            }
            // a link inside the folder may point out of it
            Path real = named.toRealPath();
            if (!real.startsWith(folder)) {
                LOG.warn(
                        "listing {}: picture {} leads out of {} and was not read",
                        listing.id(),
                        image.address(),
                        folder);
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(real)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    LOG.warn(
                            "listing {}: picture {} has more than {} bytes and was not read",
                            listing.id(),
                            image.address(),
                            LARGEST);
                    return Optional.empty();
                }
                return Optional.of(bytes);
            }
        } catch (InvalidPathException | IOException e) {
            LOG.warn("listing {}: picture {} could not be read: {}", listing.id(), image.address(), e.toString());
            return Optional.empty();
        }
    }
}
