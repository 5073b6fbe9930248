package zhicha.crawler.fetch.browser;

import java.time.Duration;

/**
 * The time a page has used for itself. What it spends waiting for answers is the shops' delay between requests and not its
 * own, so a page with many scripts is not cut off for our politeness. Not thread-safe.
 */
final class Thinking {
    /** However long answers take, a page ends so much later at the most. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final long most;
    private final long end;
    private long last;
    private long used;

    Thinking(Duration most) {
        this.most = most.toNanos();
        this.last = System.nanoTime();
        this.end = last + this.most + LONGEST_WAIT.toNanos();
    }

    /** @param waiting whether the time since the last look was spent waiting for an answer */
    boolean mayGoOn(boolean waiting) {
        long now = System.nanoTime();
        used += waiting ? 0 : now - last;
        last = now;
        return used < most && now - end < 0;
    }
}
