package zhicha.crawler.plan;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How gently a host is asked.
 *
 * @param delay rest between the end of one request and the start of the next on one host; between two starts where
 *     {@code parallel} is over 1. A longer Crawl-delay of robots.txt wins.
 * @param parallel most requests in flight on one host
 * @param perDay most requests in a day, in Beijing time, over all crawls of the site; empty where there is no such limit
 */
public record Politeness(Duration delay, int parallel, WorkingHours hours, OptionalInt perDay) {
    public static final Politeness DEFAULT = new Politeness(Duration.ofSeconds(2), 1, WorkingHours.ALWAYS);

    public Politeness {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + " is negative");
        }
        if (parallel < 1 || parallel > 16) {
            throw new IllegalArgumentException("parallel " + parallel + " is not from 1 to 16");
        }
        if (perDay.isPresent() && perDay.getAsInt() < 1) {
            throw new IllegalArgumentException("per-day " + perDay.getAsInt() + " is below one request");
        }
    }

    public Politeness(Duration delay, int parallel, WorkingHours hours) {
        this(delay, parallel, hours, OptionalInt.empty());
    }
}
