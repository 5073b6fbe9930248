package zhicha.app.web.sealed;

import zhicha.matcher.hit.Placement;
import zhicha.matcher.image.decode.Picture;

/** A protected picture as it lies in a listing's picture by the placement that was found, so that an eye can judge it. */
final class LaidPicture {
    private static final int OUTSIDE = 0xf2f4f6;

    private LaidPicture() {}

    /**
     * The protected picture in the listing's frame.
     *
     * @param share of the protected picture where it lies, 1 for all of it; the rest, and all around, is the listing's picture where
     *     {@code share} is below 1, else empty ground
     */
    static Picture of(Picture seen, Picture reference, Placement placement, double share) {
        Placement back = placement.inverse();
        int width = seen.width();
        int height = seen.height();
        int[] laid = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Placement.Point at = back.at((x + 0.5) / width, (y + 0.5) / height);
                int there = seen.rgb()[y * width + x];
                boolean inside = at.x() >= 0 && at.x() < 1 && at.y() >= 0 && at.y() < 1;
                if (inside) {
                    laid[y * width + x] = mixed(sample(reference, at), there, share);
                } else {
                    laid[y * width + x] = share < 1 ? there : OUTSIDE;
                }
            }
        }
        return new Picture(width, height, laid);
    }

    /** Between the four nearest pixels. */
    private static int sample(Picture picture, Placement.Point at) {
        double x = Math.clamp(at.x() * picture.width() - 0.5, 0, picture.width() - 1);
        double y = Math.clamp(at.y() * picture.height() - 0.5, 0, picture.height() - 1);
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(left + 1, picture.width() - 1);
        int bottom = Math.min(top + 1, picture.height() - 1);
        int[] rgb = picture.rgb();
        int upper = mixed(rgb[top * picture.width() + right], rgb[top * picture.width() + left], x - left);
        int lower = mixed(rgb[bottom * picture.width() + right], rgb[bottom * picture.width() + left], x - left);
        return mixed(lower, upper, y - top);
    }

    private static int mixed(int one, int other, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = share * (one >> shift & 0xff) + (1 - share) * (other >> shift & 0xff);
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }
}
