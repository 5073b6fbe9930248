package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.align.Alignment;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.CopySearch;
import zhicha.matcher.image.copy.SharedGoods;

/**
 * A picture laid on a reference, and what is to be believed of it.
 *
 * @param mirrored whether the picture was mirrored before
 */
record Laid(Reference reference, boolean mirrored, Alignment alignment) {
    private static final int LEAST_INLIERS = 6;
    private static final int LEAST_TEXTURED = 10;
    /** Most bits between the two where they lie, unless many points agree; a banner over a fifth of the picture changes some 40. */
    private static final int NEAR_BITS = 56;

    /** Blocks that agree in more than a slope of brightness. */
    private static final int LEAST_DETAILED = 6;

    private static final int MANY_INLIERS = 30;
    private static final double LEAST_SHOWN = 0.1;

    private static final int LOGO_INLIERS = 8;
    /** Points that are enough where the blocks agree closely. */
    static final int CLOSE_INLIERS = 4;

    /** Share of a logo that must lie inside the picture. */
    static final double LOGO_SHOWN = 0.6;

    private static final double LOGO_COVERAGE = 0.6;
    private static final int LOGO_TEXTURED = 8;
    /** Share of the picture's side below which a few points are not enough: a mark that is a letter stands in every heading. */
    private static final double LOGO_SIDE = 0.075;

    /** Share of the blocks that agree closely, from which a few points are enough. */
    private static final double LOGO_CLOSE = 0.5;

    /** In the picture as it was shown. */
    private Placement placement() {
        return mirrored ? alignment.placement().mirrored() : alignment.placement();
    }

    /** The same in the picture that the one laid down is a part of. */
    Laid within(Box part) {
        return part.equals(Box.WHOLE) ? this : new Laid(reference, mirrored, alignment.within(part));
    }

    /** That it was copied, where it shows the same surface or the same goods. */
    Optional<Reason> copied() {
        boolean whole = sameSurface();
        if (!whole && !sameGoods()) {
            return Optional.empty();
        }
        Box found = alignment.box();
        Box box = mirrored ? new Box(1 - found.right(), found.top(), 1 - found.left(), found.bottom()) : found;
        List<String> changes = new ArrayList<>();
        if (mirrored) {
            changes.add("mirrored");
        }
        if (!whole) {
            changes.add("cut-out");
        }
        if (alignment.shown() < 0.93) {
            changes.add("cropped");
        }
        if ((box.right() - box.left()) * (box.bottom() - box.top()) < 0.85) {
            changes.add("framed");
        }
        return Optional.of(new Reason.CopiedPicture(
                0,
                reference.name(),
                alignment.distance(),
                Math.max(CopySearch.SUSPECT_RADIUS, alignment.distance()),
                changes.isEmpty() ? "warped" : String.join("+", changes),
                box,
                placement()));
    }

    /**
     * The same find with the bits that differ where the two lie on each other. Views are filed in steps, and a crop between
     * two steps adds some thirty bits that say nothing about the pictures.
     */
    Optional<Reason> measured(Reason found) {
        return found instanceof Reason.CopiedPicture copy && alignment.distance() < copy.distance() && sameSurface()
                ? Optional.of(new Reason.CopiedPicture(
                        copy.image(),
                        copy.reference(),
                        alignment.distance(),
                        alignment.distance() <= PictureJudge.SURE_BITS ? PictureJudge.SURE_BITS : copy.threshold(),
                        copy.transform(),
                        copy.box(),
                        placement()))
                : Optional.empty();
    }

    /**
     * Photos of one studio share hangers, walls and floors: up to 129 agreeing points were met between different shirts
     * on one floor, with 0.38 of the blocks agreeing. A copy shows the same over most of its surface.
     */
    private boolean sameSurface() {
        BlockComparison blocks = alignment.blocks();
        boolean many = alignment.inliers() >= MANY_INLIERS;
        double least = many ? 0.6 : alignment.inliers() >= 12 ? 0.7 : 0.8;
        // soft cloth shows little but slopes and has few points: then the fingerprints where they lie have to speak for
        // it
        boolean close = alignment.distance() <= PictureJudge.SURE_BITS;
        return (close || alignment.inliers() >= LEAST_INLIERS)
                && alignment.distance() <= (many ? CopySearch.SUSPECT_RADIUS : NEAR_BITS)
                && alignment.shown() >= LEAST_SHOWN
                && blocks.textured() >= LEAST_TEXTURED
                && blocks.core() >= BlockComparison.LEAST_CORE
                && alignment.goods().agreeing()
                        >= Math.max(
                                LEAST_DETAILED,
                                (close ? 0.2 : 0.35) * alignment.goods().detailed())
                && blocks.coverage() >= least;
    }

    /** Goods that were cut out: see {@link SharedGoods}. */
    private boolean sameGoods() {
        SharedGoods goods = alignment.goods();
        return alignment.shown() >= 0.5
                && alignment.inliers() >= 8
                && goods.solid() >= LEAST_DETAILED
                && goods.filled() >= 0.8
                && alignment.blocks().core() >= BlockComparison.LEAST_CORE
                && (goods.rim() <= 0.3 || goods.ofAll() >= 0.7);
    }

    /** That the logo lies there. */
    Optional<Reason> logo() {
        return shown()
                ? Optional.of(new Reason.Logo(
                        0,
                        reference.name(),
                        alignment.inliers(),
                        alignment.inliers() >= LOGO_INLIERS ? LOGO_INLIERS : CLOSE_INLIERS,
                        alignment.box(),
                        alignment.placement()))
                : Optional.empty();
    }

    private boolean shown() {
        SharedGoods goods = alignment.goods();
        boolean many = alignment.inliers() >= LOGO_INLIERS && alignment.blocks().coverage() >= LOGO_COVERAGE;
        Box box = alignment.box();
        boolean close = alignment.inliers() >= CLOSE_INLIERS
                && Math.max(box.right() - box.left(), box.bottom() - box.top()) >= LOGO_SIDE
                && goods.detailed() >= LOGO_TEXTURED
                && goods.agreeing() >= LOGO_CLOSE * goods.detailed();
        // brands of one trade share a layout, a bar code, a table; what tells them apart is in the middle
        return alignment.shown() >= LOGO_SHOWN
                && alignment.blocks().textured() >= LOGO_TEXTURED
                && alignment.blocks().core() >= BlockComparison.LEAST_CORE
                && (many || close);
    }
}
