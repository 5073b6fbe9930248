package zhicha.matcher.hit;

import java.util.Optional;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** Where the bytes of a listing's pictures come from: a folder, or the vault. The matcher never goes to the network. */
@FunctionalInterface
public interface ListingPictures {
    /** No pictures at hand: only words, price and shop are judged. */
    ListingPictures NONE = (listing, image) -> Optional.empty();

    /** The encoded bytes as they were served, or empty where this picture was not kept. */
    Optional<byte[]> bytes(Listing listing, ListingImage image);
}
