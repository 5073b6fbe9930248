package zhicha.crawler.crawl;

import java.time.Instant;

/**
 * How many requests a site may still be sent today, over all crawls of it. One is whatever the crawl sends on the site's
 * behalf, to any host: a page, a sitemap, a picture, robots.txt, each hop of a redirect, each further attempt, and what a
 * browser asks for while it shows or photographs a page. One that is refused before it is sent may be counted; what is taken
 * from the vault is not. Thread-safe.
 */
public interface DayBudget {
    /** A site whose file sets no such limit. */
    DayBudget UNLIMITED = new DayBudget() {
        @Override
        public boolean spent(Instant now) {
            return false;
        }

        @Override
        public boolean take(Instant now) {
            return true;
        }
    };

    /** Whether nothing more may be asked today, as far as is known here; only {@link #take} tells for sure. */
    boolean spent(Instant now);

    /**
     * Counts one request before it is made, so that none goes out beyond the limit, however many are about to be made.
     *
     * @return false, and nothing is counted, where the day is used up: the request must not be made
     */
    boolean take(Instant now);
}
