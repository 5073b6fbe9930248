package zhicha.matcher.image.copy;

import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Orientation;

/**
 * A protected picture that a listing's picture may be a copy of.
 *
 * @param reference index of the protected picture
 * @param distance differing bits of the two views
 * @param quality the lower quality of the two views, 0 to 100
 * @param box the part of the listing's picture that shows it
 * @param crop the part of the protected picture that is shown
 * @param turn how the listing's picture has to be laid down to look like the protected one
 * @param transform what the seller did, for instance {@code mirrored} or {@code rotated-90+cropped}
 * @param blocks what comparing the two views block by block gave
 */
public record Candidate(
        int reference,
        int distance,
        int quality,
        Box box,
        Box crop,
        Orientation turn,
        String transform,
        BlockComparison blocks) {}
