package zhicha.crawler.crawl.politeness;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;

/** When to come back to a host that asked for rest or did not answer. */
public final class Patience {
    /** Times an address is asked in all, where the host asks for rest. */
    private static final int MOST_ATTEMPTS = 4;

    /** Times an address is asked in all, where the host fails over it. */
    private static final int MOST_FAILING = 3;

    /** Of our own choosing; a host that asks for a longer rest gets it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private final Duration delay;
    private final Clock clock;

    public Patience(Duration delay, Clock clock) {
        this.delay = delay;
        this.clock = clock;
    }

    /** The rest between two requests, given a host's Crawl-delay. */
    public Duration rest(Duration crawlDelay) {
        return crawlDelay.compareTo(delay) > 0 ? crawlDelay : delay;
    }

    /**
     * RFC 6585 429 and RFC 9110 503: the host is there, but not now. 500, 502 and 504 may pass too, or one page may be broken
     * for good.
     *
     * @param attempts how often the address was asked before
     */
    public boolean comesBack(Fetched fetched, int attempts) {
        return switch (fetched.status()) {
            case 429, 503 -> attempts + 1 < MOST_ATTEMPTS;
            case 500, 502, 504 -> attempts + 1 < MOST_FAILING;
            default -> false;
        };
    }

    /** A connection may fail, or a host be slow, for a moment; an answer that is too large will be so again. */
    public boolean triesAgain(Failed failed, int attempts) {
        return attempts == 0
                && switch (failed.reason()) {
                    case NO_CONNECTION, PROTOCOL, DEADLINE -> true;
                    case TOO_LARGE,
                            BROKEN_ENCODING,
                            TOO_MANY_REDIRECTS,
                            REDIRECT_LOOP,
                            HEADERS_TOO_LARGE,
                            UNKNOWN_HOST,
                            TLS -> false;
                };
    }

    /** As its Retry-After says, up to a day; without one twice as long each time, up to ten minutes. */
    public Instant until(Fetched fetched, int attempts) {
        Instant now = clock.instant();
        return fetched.answer()
                .header("Retry-After")
                .flatMap(value -> wait(value, now))
                .map(wait -> now.plus(min(max(wait, delay), LONGEST_ASKED_FOR)))
                .orElseGet(() -> until(attempts));
    }

    public Instant until(int attempts) {
        Duration first = max(delay, Duration.ofSeconds(1));
        return clock.instant().plus(min(first.multipliedBy(1L << Math.min(attempts, 10)), LONGEST));
    }

    private static Optional<Duration> wait(String value, Instant now) {
        String written = value.strip();
        try {
            return written.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(written)))
                    : Optional.of(Duration.between(
                            now,
                            ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
