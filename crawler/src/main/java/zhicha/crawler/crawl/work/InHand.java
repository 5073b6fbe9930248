package zhicha.crawler.crawl.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.plan.PageKind;

/** The addresses that are being worked on. Each is finished once or put back once; a second time nothing happens. */
final class InHand {
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

    private final Frontier frontier;
    private final CrawlListener listener;
    private final Clock clock;
    /** When the work on each lease began. */
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();

    /** When the host of each had answered. */
    private final Map<String, Instant> answered = new ConcurrentHashMap<>();

    private final AtomicLong pagesAsked;

    InHand(Frontier frontier, CrawlListener listener, Clock clock) {
        this.frontier = frontier;
        this.listener = listener;
        this.clock = clock;
        this.pagesAsked = new AtomicLong(frontier.tally().pagesAsked());
    }

    /** Pages asked over all runs of the crawl, those in hand included. */
    long pagesAsked() {
        return pagesAsked.get();
    }

    boolean holds(Entry entry) {
        return begun.containsKey(entry.lease());
    }

    void begin(Entry entry) {
        begun.put(entry.lease(), clock.instant());
        countPage(entry, 1);
    }

    /** The host has answered or will not any more: it rests from now on, not from when the answer has been read. */
    void answered(Entry entry) {
        answered.put(entry.lease(), clock.instant());
    }

    void finish(Entry entry, Completion completion) {
        if (!holds(entry)) {
            return;
        }
        Ending ending = completion.ending();
        Instant now = clock.instant();
        Completion whole = completion.answered(answered.getOrDefault(entry.lease(), now));
        boolean taken = frontier.complete(entry, whole, now);
        // not before: what could not be recorded is still in hand, and ends in another way
        begun.remove(entry.lease());
        answered.remove(entry.lease());
        if (ending.kind() == Ending.Kind.REFUSED) {
            countPage(entry, -1);
        }
        if (taken) {
            LOG.debug("{} {} {} {}", entry.address(), ending.kind(), ending.reason(), ending.detail());
            listener.ended(entry, ending);
        }
    }

    void putBack(Entry entry, Instant notBefore, boolean attempted) {
        if (holds(entry)) {
            frontier.putBack(entry, notBefore, attempted);
            letGo(entry);
        }
    }

    /** Leaves it leased, because it cannot be recorded in any way; it is queued again when the crawl is next opened. */
    void letGo(Entry entry) {
        answered.remove(entry.lease());
        if (begun.remove(entry.lease()) != null) {
            countPage(entry, -1);
        }
    }

    private void countPage(Entry entry, int change) {
        if (entry.kind() == PageKind.WALK || entry.kind() == PageKind.LISTING) {
            pagesAsked.addAndGet(change);
        }
    }

    Ending ending(Entry entry, Ending.Kind kind, Enum<?> reason, @Nullable FetchOutcome outcome, String detail) {
        return ending(entry, kind, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), outcome, detail);
    }

    Ending ending(Entry entry, Ending.Kind kind, String reason, @Nullable FetchOutcome outcome, String detail) {
        Instant start = begun.getOrDefault(entry.lease(), clock.instant());
        int status = outcome instanceof FetchOutcome.Fetched fetched ? fetched.status() : 0;
        long bytes = outcome == null
                ? 0
                : outcome.exchanges().stream()
                        .mapToLong(one -> one.encoded().length)
                        .sum();
        return new Ending(kind, reason, status, bytes, detail, Duration.between(start, clock.instant()));
    }
}
