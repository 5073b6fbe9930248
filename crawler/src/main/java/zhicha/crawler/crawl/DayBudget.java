package zhicha.crawler.crawl;

import java.time.Instant;

/** How many requests a site may still be sent today, over all crawls of it. Thread-safe. */
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

    /** Whether nothing more may be asked today. */
    boolean spent(Instant now);

    /**
     * Counts one request before it is made, so that none goes out beyond the limit, however many are about to be made.
     *
     * @return false, and nothing is counted, where the day is used up: the request must not be made
     */
    boolean take(Instant now);
}
