package zhicha.app.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import zhicha.crawler.fetch.browser.Screen;

/**
 * What is photographed, and what that may cost.
 *
 * @param perCrawl most that one crawl of one site takes for flags; the others wait for its next
 * @param perDay most that are taken for flags, and as many again on request, in a day of Beijing time over all sites
 * @param tallest picture, pixels; what is below it on a page is left out
 * @param time for a page to come to rest in the browser, waiting for answers not counted
 */
public record ScreenshotSettings(Take take, int perCrawl, int perDay, int tallest, Duration time) {
    public static final ScreenshotSettings OFF =
            new ScreenshotSettings(Take.OFF, 1, 1, Screen.USUAL.tallest(), Duration.ofSeconds(20));

    public static final ScreenshotSettings USUAL =
            new ScreenshotSettings(Take.FLAGGED, 40, 400, Screen.USUAL.tallest(), Duration.ofSeconds(20));

    /** When one is taken. */
    public enum Take {
        /** Of every listing that is flagged, and on request. */
        FLAGGED,
        /** Only where somebody asks. */
        ON_REQUEST,
        OFF;

        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Take parse(String written) {
            return Arrays.stream(values())
                    .filter(take -> take.written().equals(written))
                    .findFirst()
                    // the schema has told of it
                    .orElse(OFF);
        }
    }

    /** The same with another bound for each crawl. */
    public ScreenshotSettings perCrawl(int most) {
        return new ScreenshotSettings(take, most, perDay, tallest, time);
    }

    public boolean off() {
        return take == Take.OFF;
    }

    public boolean ofFlagged() {
        return take == Take.FLAGGED;
    }

    public Screen screen() {
        return Screen.USUAL.atMost(tallest);
    }
}
