package zhicha.reporting.document;

import java.util.Optional;
import zhicha.matcher.hit.Reason;

/**
 * Two pictures that a reason says belong together.
 *
 * @param image of the listing, counted from 0
 * @param reference of the right, as its pack names it
 */
record PicturePair(int image, String reference) {
    /** Empty for a reason that speaks of no picture. */
    static Optional<PicturePair> of(Reason reason) {
        return switch (reason) {
            case Reason.CopiedPicture copy -> Optional.of(new PicturePair(copy.image(), copy.reference()));
            case Reason.Logo logo -> Optional.of(new PicturePair(logo.image(), logo.reference()));
            default -> Optional.empty();
        };
    }

    /** Whether a listing with so many pictures has this one. */
    boolean within(int images) {
        return image >= 0 && image < images;
    }
}
