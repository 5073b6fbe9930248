package zhicha.matcher.image.align;

import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.SharedGoods;

/**
 * How a reference lies in a picture.
 *
 * @param inliers point pairs that agree on one homography
 * @param box where the reference lies in the picture
 * @param placement how it lies there
 * @param shown share of the reference that lies inside the picture, or inside the part of it that was looked at, 0 to 1
 * @param distance differing bits, of 256, of the fingerprints of the two after the picture was warped onto the reference
 * @param blocks the two compared block by block, after the picture was warped onto the reference
 * @param goods the connected part in which both show the same, where the rest may be another ground
 */
public record Alignment(
        int inliers,
        Box box,
        Placement placement,
        double shown,
        int distance,
        BlockComparison blocks,
        SharedGoods goods) {

    /** The same in the picture that the one laid down is a part of. */
    public Alignment within(Box part) {
        Placement whole = placement.within(part);
        return new Alignment(inliers, whole.box(), whole, shown, distance, blocks, goods);
    }
}
