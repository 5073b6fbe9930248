package zhicha.matcher.image;

import zhicha.matcher.image.feature.LocalFeatures;

/**
 * How well a logo can be found inside a photo, graded when its pack is loaded.
 *
 * @param right id of the right
 * @param reference the logo's file, relative to its pack
 * @param keypoints distinct local features of the logo
 */
public record LogoPromise(String right, String reference, int keypoints, Grade grade) {

    /** What may be expected. The bounds are set by hand from what is known of SIFT, not yet fitted to photos. */
    public enum Grade {
        /** Rich print: found in most photos that show it at a seventh of the width or more. */
        RELIABLE,
        /** Found where it is shown large and straight. */
        LIMITED,
        /** Too plain for local features: found only where it fills the picture. */
        WHOLE_PICTURE_ONLY
    }

    static LogoPromise of(Reference logo, LocalFeatures features) {
        return new LogoPromise(logo.right(), logo.name(), features.size(), grade(features.size()));
    }

    /** A hundred points and more are reliable, forty limited. */
    static Grade grade(int keypoints) {
        return keypoints >= 100 ? Grade.RELIABLE : keypoints >= 40 ? Grade.LIMITED : Grade.WHOLE_PICTURE_ONLY;
    }
}
