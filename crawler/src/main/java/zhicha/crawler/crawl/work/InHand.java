package zhicha.crawler.crawl.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;

/**
 * The addresses that are being worked on. Each is finished once or put back once; a second time nothing happens. Thread-safe.
 */
final class InHand {
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

    private final Frontier frontier;
    private final CrawlListener listener;
    private final Clock clock;
    /** By their leases. */
    private final Map<String, Work> works = new ConcurrentHashMap<>();

    private final AtomicLong pagesAsked;

    InHand(Frontier frontier, CrawlListener listener, Clock clock) {
        this.frontier = frontier;
        this.listener = listener;
        this.clock = clock;
        this.pagesAsked = new AtomicLong(frontier.tally().pagesAsked());
    }

    /** One of them. */
    private static final class Work {
        final Instant begun;
        /** When its host had answered; null before. */
        volatile @Nullable Instant answered;
        /** Requests that were made for it. */
        final AtomicInteger asked = new AtomicInteger();
        /** Whose robots.txt it needs to be known. */
        final Set<String> origins = ConcurrentHashMap.newKeySet();
        /** Whether it is being recorded, and waits only for that. */
        final AtomicBoolean recording = new AtomicBoolean();
        /** Nothing is left to do with it. */
        final CompletableFuture<Void> over = new CompletableFuture<>();

        Work(Instant begun) {
            this.begun = begun;
        }
    }

    /** What is done where an ending could not be recorded; the address is in hand again. */
    interface Unrecorded {
        void because(Ending ending, Throwable problem);
    }

    /** Pages asked over all runs of the crawl, those in hand included. */
    long pagesAsked() {
        return pagesAsked.get();
    }

    /** Whether there is still something to be done with it; what is being recorded is done with. */
    boolean holds(Entry entry) {
        Work work = works.get(entry.lease());
        return work != null && !work.recording.get();
    }

    /** Complete when it has been recorded or put back. */
    CompletableFuture<Void> over(Entry entry) {
        Work work = works.get(entry.lease());
        return work == null ? CompletableFuture.completedFuture(null) : work.over;
    }

    void begin(Entry entry) {
        works.put(entry.lease(), new Work(clock.instant()));
        wants(entry, entry.address());
        countPage(entry, 1);
    }

    /** The host has answered or will not any more: it rests from now on, not from when the answer has been read. */
    void answered(Entry entry) {
        Work work = works.get(entry.lease());
        if (work != null) {
            work.answered = clock.instant();
        }
    }

    /** It has to do with the origin of this address. */
    void wants(Entry entry, WebAddress address) {
        Work work = works.get(entry.lease());
        if (work != null) {
            work.origins.add(address.origin());
        }
    }

    /** The origins it had to do with since it was taken in hand. */
    Set<String> origins(Entry entry) {
        Work work = works.get(entry.lease());
        return work == null ? Set.of() : Set.copyOf(work.origins);
    }

    /** Counts what was asked for its sake: the page itself, or what a browser wants for it. @return the same outcome */
    FetchOutcome asked(Entry entry, FetchOutcome outcome) {
        Work work = works.get(entry.lease());
        if (work != null) {
            int made = outcome.exchanges().size();
            // what fails, or is refused for where it leads, was taken from the day
            boolean spent = outcome instanceof FetchOutcome.Refused refused
                    && refused.reason() == FetchOutcome.Refused.Reason.DAY_SPENT;
            work.asked.addAndGet(spent ? made : Math.max(1, made));
            outcome.exchanges().stream()
                    .flatMap(hop -> WebAddress.of(hop.uri().toString()).stream())
                    .forEach(hop -> wants(entry, hop));
        }
        return outcome;
    }

    /** Requests that were made for its sake since it was taken in hand; the robots.txt of its hosts are not among them. */
    int requests(Entry entry) {
        Work work = works.get(entry.lease());
        return work == null ? 0 : work.asked.get();
    }

    /** Returns before it is recorded: see {@link #over}. */
    void finish(Entry entry, Completion completion, Unrecorded unrecorded) {
        Work work = works.get(entry.lease());
        if (work == null || !work.recording.compareAndSet(false, true)) {
            return;
        }
        Instant now = clock.instant();
        Instant answered = work.answered;
        recorded(entry, completion.answered(answered == null ? now : answered), now)
                .whenComplete((taken, failed) -> {
                    if (failed == null) {
                        finished(entry, work, completion.ending(), taken);
                    } else {
                        // what could not be recorded is still in hand, and ends in another way
                        work.recording.set(false);
                        unrecorded.because(
                                completion.ending(),
                                failed instanceof CompletionException && failed.getCause() != null
                                        ? failed.getCause()
                                        : failed);
                    }
                });
    }

    private CompletableFuture<Boolean> recorded(Entry entry, Completion completion, Instant now) {
        try {
            return frontier.completing(entry, completion, now);
        } catch (RuntimeException | Error failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private void finished(Entry entry, Work work, Ending ending, boolean taken) {
        works.remove(entry.lease());
        if (ending.kind() == Ending.Kind.REFUSED) {
            countPage(entry, -1);
        }
        try {
            if (taken) {
                LOG.debug("{} {} {} {}", entry.address(), ending.kind(), ending.reason(), ending.detail());
                listener.ended(entry, ending);
            }
        } catch (RuntimeException e) {
            // it is recorded, whatever is thought of that
            LOG.warn("{}: what hears of endings failed", entry.address(), e);
        } finally {
            work.over.complete(null);
        }
    }

    void putBack(Entry entry, Instant notBefore, boolean attempted) {
        if (holds(entry)) {
            frontier.putBack(entry, notBefore, attempted);
            letGo(entry);
        }
    }

    /** The day ended in it. */
    void cut(Entry entry) {
        if (holds(entry)) {
            frontier.cut(entry, clock.instant());
            letGo(entry);
        }
    }

    /** Leaves it leased, because it cannot be recorded in any way; it is queued again when the crawl is next opened. */
    void letGo(Entry entry) {
        Work work = works.remove(entry.lease());
        if (work != null) {
            countPage(entry, -1);
            work.over.complete(null);
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
        int status = outcome instanceof FetchOutcome.Fetched fetched ? fetched.status() : 0;
        long bytes = outcome == null
                ? 0
                : outcome.exchanges().stream()
                        .mapToLong(one -> one.encoded().length)
                        .sum();
        return new Ending(kind, reason, status, bytes, detail, took(entry));
    }

    /** How long it has been worked on. */
    private Duration took(Entry entry) {
        Work work = works.get(entry.lease());
        return work == null ? Duration.ZERO : Duration.between(work.begun, clock.instant());
    }
}
