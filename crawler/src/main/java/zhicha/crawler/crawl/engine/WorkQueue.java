package zhicha.crawler.crawl.engine;

import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.url.WebURL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.crawl.CrawlBrokenException;
import zhicha.crawler.crawl.CrawlReport.Stop;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.work.CrawlWork;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Render;

/** Hands out the frontier's addresses to crawler4j's threads, within budget and hours, until there is no more to do. */
final class WorkQueue implements Frontier {
    /** Once the budget of pages is spent, the pictures of what was read are still fetched. */
    private static final Set<PageKind> BESIDES_PAGES = EnumSet.of(PageKind.PICTURE);

    /** What a crawl is for. */
    private static final Set<PageKind> GOODS = EnumSet.of(PageKind.LISTING, PageKind.PICTURE);
    /**
     * So many listings, where they are known, for one page that is walked through: a menu of a hundred empty shelves on the
     * first page would else take up a small budget before any of the goods.
     */
    private static final int LISTINGS_A_WALK = 4;

    private static final Duration LONGEST_NAP = Duration.ofMillis(200);
    /** Where nothing may be asked for so long, a run ends and goes on another time, and others have its threads. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    /** Where a host is due and cannot be leased all the same. */
    private static final Duration SHORTEST_NAP = Duration.ofMillis(1);

    private final CrawlPlan plan;
    /** What this stage of the crawl asks for. */
    private final Set<PageKind> all;

    private final zhicha.crawler.frontier.Frontier frontier;
    private final CrawlWork work;
    private final DayBudget day;
    private final Clock clock;
    /**
     * Of a site with so many requests a day: pages shown in a browser side by side would use it up, and none be whole. Nothing
     * at all is in hand beside a page, or it might hold a host that the page needs to be whole.
     */
    private final boolean oneByOne;

    private final CountDownLatch ended = new CountDownLatch(1);
    /** Guards all that follows. */
    private final ReentrantLock lock = new ReentrantLock();
    /** A page ended, or the crawl stops: waited for by the one thread that asks the frontier. */
    private final Condition change = lock.newCondition();
    /** The others wait for their turn to ask, or every answer would set them all asking. */
    private final Condition turn = lock.newCondition();

    private Runnable whenEmpty = () -> {};
    private int inHand;
    /** Of those in hand what is not only waiting to be recorded. */
    private int atWork;

    private boolean asking;

    private int listingsSinceWalk;
    private boolean stopping;
    private Stop stop = Stop.DONE;
    private @Nullable RuntimeException broken;

    WorkQueue(CrawlPlan plan, zhicha.crawler.frontier.Frontier frontier, CrawlWork work, DayBudget day, Clock clock) {
        this.plan = plan;
        this.all = plan.kinds();
        this.frontier = frontier;
        this.work = work;
        this.day = day;
        this.clock = clock;
        this.oneByOne = plan.site().render() != Render.NEVER
                && plan.site().politeness().perDay().isPresent();
        work.whenBroken(this::breakOff);
    }

    void whenEmpty(Runnable action) {
        whenEmpty = action;
    }

    /** Hands out nothing more; what is in hand is finished. */
    void stop() {
        guarded(() -> {
            if (!stopping) {
                end(Stop.STOPPED);
            }
            endIfIdle();
        });
    }

    /** The same, because the crawl cannot go on. */
    private void breakOff(RuntimeException problem) {
        guarded(() -> {
            broken = broken == null ? problem : broken;
            stop();
        });
    }

    private void guarded(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was handed out has come back and nothing more will be.
     *
     * @throws CrawlBrokenException if the crawl could not go on
     */
    Stop await() throws InterruptedException {
        ended.await();
        lock.lock();
        try {
            if (broken != null) {
                throw new CrawlBrokenException(plan.crawl(), broken);
            }
            return stop;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void getNextURLs(int most, List<WebURL> result) {
        guarded(() -> {
            while (!stopping && asking) {
                nap(turn, LONGEST_NAP);
            }
            asking = true;
            try {
                ask(result);
            } catch (RuntimeException e) {
                // the frontier has tried several times; crawler4j would ask again every second, for ever
                breakOff(e);
            } finally {
                asking = false;
                turn.signal();
            }
            endIfIdle();
        });
    }

    private void ask(List<WebURL> result) {
        while (!stopping) {
            Instant now = clock.instant();
            if (!plan.site().politeness().hours().open(now.atZone(clock.getZone()))) {
                end(Stop.OUTSIDE_HOURS);
                break;
            }
            if (day.spent(now)) {
                end(Stop.DAY_SPENT);
                break;
            }
            if (oneByOne && atWork > 0) {
                nap(change, LONGEST_NAP);
                continue;
            }
            boolean spent = work.pagesAsked() >= plan.budget();
            Set<PageKind> kinds = spent ? BESIDES_PAGES : all;
            Optional<Entry> next = spent ? frontier.lease(now, kinds) : lease(now);
            if (next.isPresent()) {
                inHand++;
                atWork++;
                work.begin(next.get());
                result.add(new WorkUrl(next.get()));
                return;
            }
            Optional<Instant> due = frontier.nextDue(now, kinds);
            if (due.isEmpty() && inHand == 0) {
                end(spent && frontier.nextDue(now, all).isPresent() ? Stop.BUDGET_SPENT : Stop.DONE);
                break;
            }
            if (due.isPresent() && inHand == 0 && due.get().isAfter(now.plus(longestRest()))) {
                end(Stop.RESTING);
                break;
            }
            rest(now, due);
        }
    }

    /** A site file may itself ask for a delay that is longer. */
    private Duration longestRest() {
        Duration delay = plan.site().politeness().delay().multipliedBy(2);
        return delay.compareTo(LONGEST_REST) > 0 ? delay : LONGEST_REST;
    }

    private Optional<Entry> lease(Instant now) {
        boolean mixed = all.containsAll(GOODS) && all.contains(PageKind.WALK);
        Optional<Entry> next =
                mixed && listingsSinceWalk < LISTINGS_A_WALK ? frontier.lease(now, GOODS) : Optional.empty();
        if (next.isEmpty()) {
            next = frontier.lease(now, all);
        }
        next.ifPresent(entry -> {
            if (entry.kind() == PageKind.LISTING) {
                listingsSinceWalk++;
            } else if (entry.kind() == PageKind.WALK) {
                listingsSinceWalk = 0;
            }
        });
        return next;
    }

    /** Until the next host is due, or a page ends: its host may be asked again, and it may have brought others. */
    private void rest(Instant now, Optional<Instant> due) {
        Duration left = due.map(when -> Duration.between(now, when)).orElse(LONGEST_NAP);
        nap(change, left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
    }

    private void nap(Condition until, Duration time) {
        try {
            Duration least = time.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : time;
            until.awaitNanos(least.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Stop.STOPPED);
        }
    }

    private void end(Stop why) {
        stopping = true;
        stop = why;
        change.signalAll();
        turn.signalAll();
    }

    private void endIfIdle() {
        if (stopping && inHand == 0 && ended.getCount() > 0) {
            ended.countDown();
            whenEmpty.run();
        }
    }

    @Override
    public void setProcessed(WebURL url) {
        CompletableFuture<Void> over;
        try {
            over = work.end(((WorkUrl) url).entry);
        } catch (RuntimeException e) {
            breakOff(e);
            over = CompletableFuture.completedFuture(null);
        }
        // its host may be asked again
        guarded(() -> {
            atWork--;
            change.signal();
        });
        // not before it is recorded: once the count is zero the crawl may be over
        over.whenComplete((nothing, failed) -> guarded(() -> {
            inHand--;
            endIfIdle();
            change.signal();
        }));
    }

    @Override
    public boolean isFinished() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long getQueueLength() {
        lock.lock();
        try {
            // not the real length: crawler4j only asks whether it may end
            return stopping && inHand == 0 ? 0 : 1;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long getNumberOfAssignedPages() {
        lock.lock();
        try {
            return inHand;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long getNumberOfProcessedPages() {
        return frontier.tally().ended();
    }

    @Override
    public long getNumberOfScheduledPages() {
        return frontier.tally().queued();
    }

    @Override
    public void scheduleAll(List<WebURL> urls) {
        // links go into the frontier together with the ending of the page they stand on
    }

    @Override
    public void schedule(WebURL url) {
        throw new IllegalStateException("redirects are followed by the fetcher, not scheduled");
    }

    @Override
    public void close() {}

    @Override
    public void finish() {}
}
