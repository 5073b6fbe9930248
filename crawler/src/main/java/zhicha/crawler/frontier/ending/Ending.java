package zhicha.crawler.frontier.ending;

import java.time.Duration;

/**
 * What became of one address.
 *
 * @param reason short and stable, for counting: {@code ok}, {@code http-404}, {@code robots}, {@code too-large},
 *     {@code not-a-picture}, {@code no-listing} ...
 * @param status HTTP status, or 0 where none came
 * @param bytes of the answer as it came over the wire
 * @param detail for a person; empty where there is nothing to add
 */
public record Ending(Kind kind, String reason, int status, long bytes, String detail, Duration took) {
    public enum Kind {
        /** Fetched and read. */
        READ,
        /** Fetched whole, but of no use: another status than 2xx, not a picture, no listing to be found. */
        USELESS,
        /** Forbidden, by the site or by us. */
        REFUSED,
        /** Asked, and no whole answer came. */
        FAILED
    }

    public Ending {
        detail = detail.length() <= 1000 ? detail : detail.substring(0, 1000);
    }
}
