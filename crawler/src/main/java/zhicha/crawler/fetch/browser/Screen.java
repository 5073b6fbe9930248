package zhicha.crawler.fetch.browser;

/**
 * The screen that a page is photographed on.
 *
 * @param width of the window, CSS pixels, one of the screen each; the picture is as wide
 * @param height of the window
 * @param tallest picture of a page, pixels; what is below is left out, and said to be
 */
public record Screen(int width, int height, int tallest) {
    /** Above this Chromium draws tiles of a page twice or not at all: textures end there. */
    public static final int TALLEST = 16_000;

    /** A desktop window, and as much of a page as prints on seven sheets. */
    public static final Screen USUAL = new Screen(1_280, 800, 12_000);

    public Screen {
        if (width < 320 || width > 1_920 || height < 240 || height > 2_160) {
            throw new IllegalArgumentException("a window of " + width + " x " + height + " is none of a desktop");
        }
        if (tallest < height || tallest > TALLEST) {
            throw new IllegalArgumentException(
                    "a picture of " + tallest + " pixels is not from " + height + " to " + TALLEST + " tall");
        }
    }

    /** The same window with another bound. */
    public Screen atMost(int pixels) {
        return new Screen(width, height, pixels);
    }
}
