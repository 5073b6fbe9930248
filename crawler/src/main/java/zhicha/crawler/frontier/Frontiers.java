package zhicha.crawler.frontier;

import java.time.Duration;
import java.time.Instant;

/** Where frontiers are kept. */
public interface Frontiers {
    /**
     * Opens a crawl, new or to be continued. Addresses leased by an earlier process are queued again, and
     * their hosts rest once more, because nobody knows when they were last asked.
     *
     * @param crawl name of the crawl
     * @param site id of the site, under which its listings are kept
     * @param delay rest of each host between two requests
     * @param parallel most addresses of one host leased at once
     */
    Frontier open(String crawl, String site, Duration delay, int parallel, Instant now);
}
