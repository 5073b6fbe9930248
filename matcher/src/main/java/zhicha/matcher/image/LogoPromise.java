package zhicha.matcher.image;

import java.util.Optional;
import zhicha.matcher.image.mark.FlatMark;
import zhicha.matcher.image.prepared.PreparedPicture;

/**
 * How well a logo can be found inside a photo, graded when its pack is loaded.
 *
 * @param right id of the right
 * @param reference the logo's file, relative to its pack
 * @param keypoints distinct local features of the logo, large and small
 */
public record LogoPromise(String right, String reference, int keypoints, Grade grade) {
    /** Points from which rich print is found by them alone, large and small ones together. */
    static final int RICH = 220;

    private static final int SOME = 60;
    /** Turns of its borders from which a mark of flat colours is unlike other things, see {@link FlatMark#bends}. */
    private static final double UNLIKE = 2.5;

    /** What may be expected. The bounds were set by hand from the open part of the measurements in the guide to image quality. */
    public enum Grade {
        /** Rich print, or flat colours with a shape of their own: found in most photos that show it at a seventh of the width or more. */
        RELIABLE,
        /** Found where it is shown large and straight, or on a ground of its own; a letter only where it does not stand in a word. */
        LIMITED,
        /** Too plain, as a disc or a bar is: found only where it fills the picture. */
        WHOLE_PICTURE_ONLY
    }

    static LogoPromise of(Reference logo, PreparedPicture prepared, boolean letter) {
        int keypoints = prepared.features().size();
        return new LogoPromise(logo.right(), logo.name(), keypoints, grade(keypoints, prepared.mark(), letter));
    }

    /** @param letter whether it is a letter or a digit, which is told from writing only where it stands alone and is seen whole */
    static Grade grade(int keypoints, Optional<FlatMark> mark, boolean letter) {
        boolean shaped = mark.filter(flat -> !flat.shapes().isEmpty()).isPresent();
        double bends = mark.map(FlatMark::bends).orElse(0.0);
        if (!letter && (keypoints >= RICH || shaped && bends >= UNLIKE)) {
            return Grade.RELIABLE;
        }
        return keypoints >= SOME || shaped ? Grade.LIMITED : Grade.WHOLE_PICTURE_ONLY;
    }
}
