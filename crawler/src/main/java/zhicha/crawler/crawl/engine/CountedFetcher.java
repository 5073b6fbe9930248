package zhicha.crawler.crawl.engine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;

/**
 * Counts every request before it goes out, each hop of a redirect for itself, and makes none once the day is used up: pages,
 * pictures, robots.txt and what a browser asks for alike.
 */
record CountedFetcher(Fetcher fetcher, DayBudget day, Clock clock) implements Fetcher {
    private static final String SPENT = "the site was asked as much today as it may be";

    @Override
    public FetchOutcome fetch(FetchRequest request, HopGate gate) throws InterruptedException {
        if (!day.take(clock.instant())) {
            return new Refused(request.address().uri(), List.of(), Refused.Reason.DAY_SPENT, SPENT);
        }
        return fetcher.fetch(request, next -> {
            Optional<HopGate.Refusal> refusal = gate.approach(next);
            return refusal.isPresent() || day.take(clock.instant())
                    ? refusal
                    : Optional.of(new HopGate.Refusal(Refused.Reason.DAY_SPENT, SPENT));
        });
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
