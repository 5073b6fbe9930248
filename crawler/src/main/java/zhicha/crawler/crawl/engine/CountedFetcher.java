package zhicha.crawler.crawl.engine;

import java.time.Clock;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;

/** Counts every request that goes out, each hop of a redirect for itself. */
record CountedFetcher(Fetcher fetcher, DayBudget day, Clock clock) implements Fetcher {
    @Override
    public FetchOutcome fetch(FetchRequest request, HopGate gate) throws InterruptedException {
        FetchOutcome outcome = fetcher.fetch(request, gate);
        int answered = outcome.exchanges().size();
        // what failed was asked all the same; what was refused after some hops was not asked any more
        int asked = outcome instanceof FetchOutcome.Failed ? answered + 1 : answered;
        if (asked > 0) {
            day.asked(asked, clock.instant());
        }
        return outcome;
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
