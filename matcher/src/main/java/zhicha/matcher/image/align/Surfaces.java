package zhicha.matcher.image.align;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.copy.BlockComparison;
import zhicha.matcher.image.copy.SharedGoods;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.fingerprint.Plane;
import zhicha.matcher.image.opencv.NativeMats;

/**
 * A reference and what a picture shows in its place.
 *
 * @param shown share of the reference that lies inside the picture, 0 to 1
 * @param distance differing bits, of 256, of the fingerprints of the two surfaces where both are shown
 * @param blocks the two surfaces compared block by block
 * @param goods the part in which both show the same
 */
record Surfaces(double shown, int distance, BlockComparison blocks, SharedGoods goods) {
    private static final float OUTSIDE = -1;
    /** Levels of 255 from which a pixel or a sample of the mask counts as inside the picture. */
    private static final float INSIDE = 250;
    /** Scale from which the picture is brought down before it is laid on the reference. */
    private static final double SHRUNK = 1.3;

    private static final double RIM = 4;

    /**
     * Lays the picture on the reference and compares.
     *
     * @param homography nine figures row by row, from the reference to the picture
     * @return empty where the picture covers next to nothing of the reference, or shows something else in its middle
     */
    static Optional<Surfaces> compared(double[] homography, Grey reference, Grey seen, BlockComparison.Scope scope) {
        // a plane's corners inside the picture, and all of it is
        boolean whole = inside(homography, reference, seen);
        Plane laid;
        Plane inside = null;
        try (NativeMats mats = new NativeMats()) {
            Mat picture = seen.mat(mats);
            double[] h = homography.clone();
            double scale = scale(homography, reference);
            if (scale > SHRUNK) {
                // a warp takes single pixels: where the picture shows more of them, they are averaged before
                Mat small = mats.empty();
                Imgproc.resize(picture, small, new Size(), 1 / scale, 1 / scale, Imgproc.INTER_AREA);
                for (int i = 0; i < 3; i++) {
                    h[i] *= (double) small.cols() / seen.width();
                    h[3 + i] *= (double) small.rows() / seen.height();
                }
                picture = small;
            }
            Mat carries = mats.hold(new Mat(3, 3, CvType.CV_64FC1));
            carries.put(0, 0, h);
            Mat warped = mats.empty();
            Size size = new Size(reference.width(), reference.height());
            int how = Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP;
            Imgproc.warpPerspective(picture, warped, carries, size, how, Core.BORDER_REPLICATE, new Scalar(0));
            laid = Grey.of(warped).plane();
            if (!whole) {
                Mat ones = mats.hold(new Mat(picture.rows(), picture.cols(), CvType.CV_8UC1, new Scalar(255)));
                Mat mask = mats.empty();
                Imgproc.warpPerspective(ones, mask, carries, size, how, Core.BORDER_CONSTANT, new Scalar(0));
                inside = Grey.of(mask).plane();
            }
        }
        Box part = inside == null ? Box.WHOLE : part(inside);
        if (part == null) {
            return Optional.empty();
        }
        float[] expected = Pdq.samples(reference.plane().cut(part));
        float[] found = Pdq.samples(laid.cut(part));
        float[] within = found;
        double shown = 1;
        if (inside != null) {
            float[] valid = Pdq.samples(inside.cut(part));
            within = found.clone();
            shown = 0;
            for (int i = 0; i < found.length; i++) {
                shown += valid[i] / 255 / found.length;
                if (valid[i] < INSIDE) {
                    within[i] = OUTSIDE;
                }
            }
            shown *= (part.right() - part.left()) * (part.bottom() - part.top());
        }
        if (!BlockComparison.coreAgrees(expected, within, scope)) {
            return Optional.empty();
        }
        int distance = Pdq.spectrum(expected)
                .fingerprint()
                .distance(Pdq.spectrum(found).fingerprint());
        return Optional.of(new Surfaces(
                shown,
                distance,
                BlockComparison.aligned(expected, within, scope),
                SharedGoods.of(BlockComparison.correlations(expected, within))));
    }

    /** Whether every corner of the reference lies in the picture, and no part of it behind the camera. */
    private static boolean inside(double[] h, Grey reference, Grey seen) {
        for (int corner = 0; corner < 4; corner++) {
            double u = corner % 2 * (reference.width() - 1);
            double v = corner / 2 * (reference.height() - 1);
            double w = h[6] * u + h[7] * v + h[8];
            double x = (h[0] * u + h[1] * v + h[2]) / w;
            double y = (h[3] * u + h[4] * v + h[5]) / w;
            // shrunk pictures and rounding take a pixel or two
            if (!(w > 0 && x > RIM && y > RIM && x < seen.width() - 1 - RIM && y < seen.height() - 1 - RIM)) {
                return false;
            }
        }
        return true;
    }

    /** Pixels of the picture for one of the reference, along a line in its middle. */
    private static double scale(double[] h, Grey reference) {
        double u = reference.width() / 2.0;
        double v = reference.height() / 2.0;
        double w = h[6] * u + h[7] * v + h[8];
        double x = (h[0] * u + h[1] * v + h[2]) / w;
        double y = (h[3] * u + h[4] * v + h[5]) / w;
        double along = (h[0] - x * h[6]) * (h[4] - y * h[7]) - (h[1] - x * h[7]) * (h[3] - y * h[6]);
        return Math.sqrt(Math.abs(along)) / Math.abs(w);
    }

    /** The part of the reference that the picture covers, or null where it covers next to nothing. */
    private static @Nullable Box part(Plane inside) {
        int left = inside.width();
        int top = inside.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < inside.height(); y++) {
            for (int x = 0; x < inside.width(); x++) {
                if (inside.values()[y * inside.width() + x] > INSIDE) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        if (right - left < inside.width() / 6 || bottom - top < inside.height() / 6) {
            return null;
        }
        return new Box(
                (double) left / inside.width(),
                (double) top / inside.height(),
                (double) right / inside.width(),
                (double) bottom / inside.height());
    }
}
