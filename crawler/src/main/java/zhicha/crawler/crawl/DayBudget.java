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
        public void asked(int requests, Instant now) {}
    };

    /** Whether nothing more may be asked today. */
    boolean spent(Instant now);

    /** Notes requests that were made. */
    void asked(int requests, Instant now);
}
