package zhicha.crawler.fetch.browser;

import java.time.Instant;

/**
 * A page as it stood on the screen, from its top to its end.
 *
 * @param png the picture; made in a browser that strangers' scripts ran in, and no more to be trusted than what they sent
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param pageWidth of the page as the browser measured it, CSS pixels; above {@code width} where it was to be scrolled sideways
 * @param pageHeight of the page, CSS pixels; above {@code height} where it was cut off at the screen's bound
 * @param browser its name and version, for instance {@code Chrome/140.0.7339.80}
 */
public record Screenshot(
        byte[] png,
        int width,
        int height,
        Screen screen,
        long pageWidth,
        long pageHeight,
        String browser,
        Instant made) {
    /** Whether nothing of the page is below the picture. */
    public boolean whole() {
        return pageHeight <= height;
    }
}
