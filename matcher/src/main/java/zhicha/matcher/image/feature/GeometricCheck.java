package zhicha.matcher.image.feature;

import java.util.Optional;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * Whether the points of a reference lie in a picture as one plane would carry them, and what the picture shows there. The
 * number of agreeing points alone proves nothing: photos share a carpet, a shelf, a hanger.
 */
public final class GeometricCheck {
    /** Agreeing points, each at a spot of its own, below which nothing is believed. */
    public static final int LEAST_INLIERS = 10;

    private static final double REPROJECTION_PIXELS = 5;
    /** Chance that every one of the drawn samples has a wrong pair in it, where enough pairs are right. */
    private static final double MISSED = 0.005;

    private static final int MOST_SAMPLES = 2000;

    private GeometricCheck() {}

    /** Empty where no believable homography carries the reference into the picture. OpenCV must be usable. */
    public static Optional<Alignment> align(LocalFeatures reference, LocalFeatures seen, BlockComparison.Scope scope) {
        if (reference.size() < LEAST_INLIERS || seen.size() < LEAST_INLIERS) {
            return Optional.empty();
        }
        PointPairs pairs = PointPairs.of(reference, seen);
        if (pairs.spots() < LEAST_INLIERS) {
            return Optional.empty();
        }
        try (NativeMats mats = new NativeMats()) {
            Mat agrees = mats.empty();
            Mat homography = mats.hold(Calib3d.findHomography(
                    mats.hold(new MatOfPoint2f(pairs.reference())),
                    mats.hold(new MatOfPoint2f(pairs.seen())),
                    Calib3d.RANSAC,
                    REPROJECTION_PIXELS,
                    agrees,
                    samples(pairs.count()),
                    1 - MISSED));
            if (homography.empty()) {
                return Optional.empty();
            }
            int inliers = pairs.agreeing(agrees);
            Outline outline = Outline.of(reference.luma(), homography);
            if (inliers < LEAST_INLIERS || !outline.believable(reference.luma(), seen.luma())) {
                return Optional.empty();
            }
            return Surfaces.compared(homography, reference.luma(), seen.luma(), scope)
                    .map(surfaces -> new Alignment(
                            inliers,
                            outline.box(seen.luma()),
                            surfaces.shown(),
                            surfaces.distance(),
                            surfaces.blocks()));
        }
    }

    /** How many samples of four pairs are drawn: enough where as few pairs are right as would be believed. */
    private static int samples(int pairs) {
        double right = Math.pow((double) LEAST_INLIERS / pairs, 4);
        return right >= 1 ? 1 : (int) Math.min(MOST_SAMPLES, Math.ceil(Math.log(MISSED) / Math.log1p(-right)));
    }
}
