package zhicha.matcher.image.align;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.vote.Pose;

/**
 * Whether the points of a reference lie in a picture as one plane would carry them, and what the picture shows there. The
 * number of agreeing points alone proves nothing: photos share a carpet, a shelf, a hanger.
 */
public final class GeometricCheck {
    /** Pairs from which a homography, with its eight unknowns, is asked for; below it, a mere turn, size and place. */
    private static final int LEAST_FOR_HOMOGRAPHY = 8;

    private static final int LEAST_PAIRS = 4;
    /** Points that a second look, near where the first puts them, may add. */
    private static final int ADDED = 2;

    private static final double REPROJECTION_PIXELS = 5;
    /** The second time, when all points near their place are asked. */
    private static final double REFINED_PIXELS = 3;

    /** Where so many of the points lie that close, they alone say where the reference lies. */
    private static final double CLOSE_PIXELS = 1.2;

    private static final double CLOSE_SHARE = 0.5;

    /** Share of the picture's side by which perspective may move a point off a mere turn, size and place. */
    private static final double BENT = 0.05;

    /** Each look lets points in that the one before did not reach; it ends where one adds none. */
    private static final int LOOKS = 3;

    private GeometricCheck() {}

    /**
     * Empty where no believable homography carries the reference into the picture. OpenCV must be usable.
     *
     * @param least points that must agree before the pixels are looked at, at least four
     */
    public static Optional<Alignment> align(
            LocalFeatures reference, LocalFeatures seen, Pose pose, BlockComparison.Scope scope, int least) {
        Fit fit = fit(PointPairs.about(pose, reference, seen), REPROJECTION_PIXELS, reference, seen);
        if (fit == null || fit.inliers < Math.max(least - ADDED, LEAST_PAIRS)) {
            return Optional.empty();
        }
        Fit best = refined(fit, reference, seen);
        if (best.inliers < least) {
            return Optional.empty();
        }
        Placement placement = Placement.ofPixels(
                best.homography,
                reference.luma().width(),
                reference.luma().height(),
                seen.luma().width(),
                seen.luma().height());
        return Surfaces.compared(best.homography, reference.luma(), seen.luma(), scope)
                .map(surfaces -> new Alignment(
                        best.inliers,
                        placement.box(),
                        placement,
                        surfaces.shown(),
                        surfaces.distance(),
                        surfaces.blocks(),
                        surfaces.goods()));
    }

    /** Asks all points near where they were put, again and again while that adds some. */
    private static Fit refined(Fit fit, LocalFeatures reference, LocalFeatures seen) {
        Fit best = fit;
        for (int look = 0; look < LOOKS; look++) {
            PointPairs pairs = PointPairs.at(best.homography, 2 * REPROJECTION_PIXELS, reference, seen);
            // what perspective bends away from a mere turn is now let in, too
            Fit bent = bent(pairs, REFINED_PIXELS, reference, seen);
            Fit next = bent != null ? bent : straight(pairs, REFINED_PIXELS, reference, seen);
            if (next == null || next.inliers < best.inliers) {
                break;
            }
            boolean more = next.inliers > best.inliers;
            best = next;
            if (!more) {
                break;
            }
        }
        Fit close =
                bent(PointPairs.at(best.homography, REFINED_PIXELS, reference, seen), CLOSE_PIXELS, reference, seen);
        return close != null && close.inliers >= CLOSE_SHARE * best.inliers
                ? new Fit(close.homography, best.inliers, close.outline)
                : best;
    }

    private record Fit(double[] homography, int inliers, Outline outline) {}

    /**
     * A turn, size and place first, loosely; then, of the pairs that it keeps, a homography where there are enough; else the turn,
     * size and place, strictly.
     */
    private static @Nullable Fit fit(PointPairs pairs, double pixels, LocalFeatures reference, LocalFeatures seen) {
        double slack =
                BENT * Math.sqrt((double) seen.luma().width() * seen.luma().height());
        Similarity loose = Similarity.of(pairs, slack);
        if (loose == null) {
            return null;
        }
        Fit bent = bent(pairs.only(loose.agrees()), pixels, reference, seen);
        return bent != null ? bent : straight(pairs, pixels, reference, seen);
    }

    /** As perspective carries it. */
    private static @Nullable Fit bent(PointPairs pairs, double pixels, LocalFeatures reference, LocalFeatures seen) {
        if (pairs.count() < LEAST_FOR_HOMOGRAPHY) {
            return null;
        }
        Perspective found = Perspective.of(pairs, pixels);
        if (found == null) {
            return null;
        }
        int inliers = pairs.only(found.agrees()).spots();
        Outline outline = Outline.of(reference.luma(), found.map());
        return inliers >= LEAST_FOR_HOMOGRAPHY && outline.believable(reference.luma(), seen.luma())
                ? new Fit(found.map(), inliers, outline)
                : null;
    }

    private static @Nullable Fit straight(
            PointPairs pairs, double pixels, LocalFeatures reference, LocalFeatures seen) {
        Similarity strict = Similarity.of(pairs, pixels);
        if (strict == null) {
            return null;
        }
        double[] homography = strict.matrix();
        int inliers = pairs.only(strict.agrees()).spots();
        Outline outline = Outline.of(reference.luma(), homography);
        return inliers >= LEAST_PAIRS && outline.believable(reference.luma(), seen.luma())
                ? new Fit(homography, inliers, outline)
                : null;
    }
}
