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
 * Takes every request from the {@link DayBudget} before it goes out, and makes none once the day is used up: the first of a
 * fetch, and each hop of a redirect and each request made once more, once its gate has let it pass. Pages, sitemaps, pictures, robots.txt and what a browser
 * asks for all go through here. An address that the fetcher then refuses, for instance one in a private network, was counted
 * and not asked.
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
