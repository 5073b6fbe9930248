package zhicha.matcher.image.align;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
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
    private static final double REPROJECTION_PIXELS = 5;
    /** The second time, when all points near their place are asked. */
    private static final double REFINED_PIXELS = 3;

    private static final double SURE = 0.995;
    private static final int MOST_SAMPLES = 1000;

    private GeometricCheck() {}

    /** Empty where no believable homography carries the reference into the picture. OpenCV must be usable. */
    public static Optional<Alignment> align(
            LocalFeatures reference, LocalFeatures seen, Pose pose, BlockComparison.Scope scope) {
        try (NativeMats mats = new NativeMats()) {
            Fit fit = fit(PointPairs.about(pose, reference, seen), REPROJECTION_PIXELS, reference, seen, mats);
            if (fit == null) {
                return Optional.empty();
            }
            double[] first = new double[9];
            fit.homography.get(0, 0, first);
            Fit refined = fit(
                    PointPairs.at(first, 2 * REPROJECTION_PIXELS, reference, seen), REFINED_PIXELS, reference, seen, mats);
            Fit best = refined != null && refined.inliers >= fit.inliers ? refined : fit;
            return Surfaces.compared(best.homography, reference.luma(), seen.luma(), scope)
                    .map(surfaces -> new Alignment(
                            best.inliers,
                            best.outline.box(seen.luma()),
                            surfaces.shown(),
                            surfaces.distance(),
                            surfaces.blocks(),
                            surfaces.goods()));
        }
    }

    private record Fit(Mat homography, int inliers, Outline outline) {}

    private static @Nullable Fit fit(
            PointPairs pairs, double pixels, LocalFeatures reference, LocalFeatures seen, NativeMats mats) {
        if (pairs.count() < LEAST_PAIRS) {
            return null;
        }
        MatOfPoint2f from = mats.hold(new MatOfPoint2f(pairs.reference()));
        MatOfPoint2f to = mats.hold(new MatOfPoint2f(pairs.seen()));
        Mat agrees = mats.empty();
        if (pairs.count() >= LEAST_FOR_HOMOGRAPHY) {
            Mat homography =
                    mats.hold(Calib3d.findHomography(from, to, Calib3d.RANSAC, pixels, agrees, MOST_SAMPLES, SURE));
            if (!homography.empty()) {
                int inliers = pairs.agreeing(agrees);
                Outline outline = Outline.of(reference.luma(), homography);
                if (inliers >= LEAST_FOR_HOMOGRAPHY && outline.believable(reference.luma(), seen.luma())) {
                    return new Fit(homography, inliers, outline);
                }
            }
        }
        Mat similar = mats.hold(
                Calib3d.estimateAffinePartial2D(from, to, agrees, Calib3d.RANSAC, pixels, MOST_SAMPLES, SURE, 10));
        if (similar.empty()) {
            return null;
        }
        double[] six = new double[6];
        similar.get(0, 0, six);
        Mat homography = mats.hold(new Mat(3, 3, CvType.CV_64FC1));
        homography.put(0, 0, six[0], six[1], six[2], six[3], six[4], six[5], 0, 0, 1);
        int inliers = pairs.agreeing(agrees);
        Outline outline = Outline.of(reference.luma(), homography);
        return inliers >= LEAST_PAIRS && outline.believable(reference.luma(), seen.luma())
                ? new Fit(homography, inliers, outline)
                : null;
    }
}
