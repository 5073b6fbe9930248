package zhicha.matcher.image.copy;

import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
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
        BlockComparison blocks) {
    /** How the whole protected picture lies in the listing's. */
    public Placement placement() {
        return Placement.ofCorners(seen(0, 0), seen(1, 0), seen(0, 1));
    }

    /** Where a point of the protected picture is seen, as {@link zhicha.matcher.image.decode.Picture#turned} moves points. */
    private Placement.Point seen(double x, double y) {
        double across = (x - crop.left()) / (crop.right() - crop.left());
        double down = (y - crop.top()) / (crop.bottom() - crop.top());
        double a = turn.mirrors() ? 1 - across : across;
        double b = turn.flips() ? 1 - down : down;
        return new Placement.Point(
                box.left() + (turn.transposes() ? b : a) * (box.right() - box.left()),
                box.top() + (turn.transposes() ? a : b) * (box.bottom() - box.top()));
    }
}
