package zhicha.crawler.plan;

import java.time.Duration;

/**
 * How gently a host is asked.
 *
 * @param delay rest between the end of one request and the start of the next on one host; between two starts where
 *     {@code parallel} is over 1. A longer Crawl-delay of robots.txt wins.
 * @param parallel most requests in flight on one host
 */
public record Politeness(Duration delay, int parallel, WorkingHours hours) {
    public static final Politeness DEFAULT = new Politeness(Duration.ofSeconds(2), 1, WorkingHours.ALWAYS);

    public Politeness {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay " + delay + " is negative");
        }
        if (parallel < 1 || parallel > 16) {
            throw new IllegalArgumentException("parallel " + parallel + " is not from 1 to 16");
        }
    }
}
