package zhicha.matcher.image.align;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.opencv.NativeMats;
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

    /** Share of the picture's side by which perspective may move a point off a mere turn, size and place. */
    private static final double BENT = 0.05;

    private static final double SURE = 0.995;
    private static final int MOST_SAMPLES = 300;

    private GeometricCheck() {}

    /**
     * Empty where no believable homography carries the reference into the picture. OpenCV must be usable.
     *
     * @param least points that must agree before the pixels are looked at, at least four
     */
    public static Optional<Alignment> align(
            LocalFeatures reference, LocalFeatures seen, Pose pose, BlockComparison.Scope scope, int least) {
        try (NativeMats mats = new NativeMats()) {
            Fit fit = fit(PointPairs.about(pose, reference, seen), REPROJECTION_PIXELS, reference, seen, mats);
            if (fit == null || fit.inliers < Math.max(least - ADDED, LEAST_PAIRS)) {
                return Optional.empty();
            }
            double[] first = new double[9];
            fit.homography.get(0, 0, first);
            Fit refined = fit(
                    PointPairs.at(first, 2 * REPROJECTION_PIXELS, reference, seen),
                    REFINED_PIXELS,
                    reference,
                    seen,
                    mats);
            Fit best = refined != null && refined.inliers >= fit.inliers ? refined : fit;
            if (best.inliers < least) {
                return Optional.empty();
            }
            double[] map = new double[9];
            best.homography.get(0, 0, map);
            Placement placement = Placement.ofPixels(
                    map,
                    reference.luma().width(),
                    reference.luma().height(),
                    seen.luma().width(),
                    seen.luma().height());
            return Surfaces.compared(best.homography, reference.luma(), seen.luma(), scope)
                    .map(surfaces -> new Alignment(
                            best.inliers,
                            best.outline.box(seen.luma()),
                            placement,
                            surfaces.shown(),
                            surfaces.distance(),
                            surfaces.blocks(),
                            surfaces.goods()));
        }
    }

    private record Fit(Mat homography, int inliers, Outline outline) {}

    /**
     * A turn, size and place first, loosely; then, of the pairs that it keeps, a homography where there are enough; else the turn,
     * size and place, strictly.
     */
    private static @Nullable Fit fit(
            PointPairs pairs, double pixels, LocalFeatures reference, LocalFeatures seen, NativeMats mats) {
        double slack =
                BENT * Math.sqrt((double) seen.luma().width() * seen.luma().height());
        Similarity loose = Similarity.of(pairs, slack);
        if (loose == null) {
            return null;
        }
        PointPairs kept = pairs.only(loose.agrees());
        if (kept.count() >= LEAST_FOR_HOMOGRAPHY) {
            Mat agrees = mats.empty();
            Mat homography = mats.hold(Calib3d.findHomography(
                    mats.hold(new MatOfPoint2f(kept.reference())),
                    mats.hold(new MatOfPoint2f(kept.seen())),
                    Calib3d.RANSAC,
                    pixels,
                    agrees,
                    MOST_SAMPLES,
                    SURE));
            if (!homography.empty()) {
                int inliers = kept.agreeing(agrees);
                Outline outline = Outline.of(reference.luma(), homography);
                if (inliers >= LEAST_FOR_HOMOGRAPHY && outline.believable(reference.luma(), seen.luma())) {
                    return new Fit(homography, inliers, outline);
                }
            }
        }
        Similarity strict = Similarity.of(pairs, pixels);
        if (strict == null) {
            return null;
        }
        Mat homography = mats.hold(new Mat(3, 3, CvType.CV_64FC1));
        homography.put(0, 0, strict.matrix());
        int inliers = pairs.only(strict.agrees()).spots();
        Outline outline = Outline.of(reference.luma(), homography);
        return inliers >= LEAST_PAIRS && outline.believable(reference.luma(), seen.luma())
                ? new Fit(homography, inliers, outline)
                : null;
    }
}
