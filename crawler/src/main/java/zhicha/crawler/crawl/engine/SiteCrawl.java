package zhicha.crawler.crawl.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.crawl.CrawlBrokenException;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.work.CrawlWork;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.http.FetchPolicy;
import zhicha.crawler.fetch.http.HttpFetcher;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.Politeness;

/**
 * One crawl of one site, new or continued: a crawl that was stopped, in whatever way, goes on where it was when another
 * one of the same name is run over the same frontiers.
 */
public final class SiteCrawl {
    private static final Logger LOG = LoggerFactory.getLogger(SiteCrawl.class);

    private final CrawlPlan plan;
    private final Frontier frontier;
    private final Fetcher fetcher;
    private final CrawlWork work;
    private final WorkQueue queue;
    private final KillSwitch killSwitch;
    private final Clock clock;

    public SiteCrawl(
            CrawlPlan plan,
            Frontiers frontiers,
            PageDoor door,
            FetchLimits limits,
            KillSwitch killSwitch,
            CrawlListener listener,
            Clock clock) {
        this(plan, frontiers, door, limits, killSwitch, listener, DayBudget.UNLIMITED, clock);
    }

    /** @param day what the site may be asked today, over all its crawls; robots.txt, pictures and redirects among it */
    public SiteCrawl(
            CrawlPlan plan,
            Frontiers frontiers,
            PageDoor door,
            FetchLimits limits,
            KillSwitch killSwitch,
            CrawlListener listener,
            DayBudget day,
            Clock clock) {
        Politeness politeness = plan.site().politeness();
        this.plan = plan;
        this.clock = clock;
        this.killSwitch = killSwitch;
        this.frontier = frontiers.open(
                plan.crawl(), plan.site().site().id(), politeness.delay(), politeness.parallel(), clock.instant());
        this.fetcher = new CountedFetcher(
                new HttpFetcher(new FetchPolicy(plan.site().privateAddresses(), plan.agent(), limits), killSwitch),
                day,
                clock);
        frontier.bound(plan.mostAddresses());
        this.work = new CrawlWork(plan, frontier, fetcher, door, killSwitch, listener, clock);
        this.queue = new WorkQueue(plan, frontier, work, day, clock);
    }

    /** Queue, log and listings of the crawl; may be read at any time. */
    public Frontier frontier() {
        return frontier;
    }

    /**
     * Crawls until all is done, the budget is spent, the hours end, or it is stopped. To be called once.
     *
     * @throws CrawlBrokenException if the queue or the door failed for good
     */
    public CrawlReport run() throws InterruptedException {
        Instant start = clock.instant();
        work.start();
        try (Fetcher open = fetcher;
                KillSwitch.Watch watch = killSwitch.watch(queue::stop)) {
            Shell shell = shell();
            // crawler4j's threads inherit this: a program that ends does not wait for its winding down
            Thread starter =
                    Thread.ofPlatform().daemon().name("crawl " + plan.crawl()).start(shell::start);
            starter.join();
            CrawlReport.Stop stop = ended();
            long leftOut = frontier.leftOut();
            if (leftOut > 0) {
                LOG.warn(
                        "{}: {} links were left out: the site has more than {} addresses of a kind, or links without end",
                        plan.crawl(),
                        leftOut,
                        plan.mostAddresses());
            }
            Duration took = Duration.between(start, clock.instant());
            return CrawlReport.of(plan.crawl(), stop, frontier.tally(), leftOut, took);
        } catch (InterruptedException e) {
            queue.stop();
            throw e;
        }
    }

    private CrawlReport.Stop ended() throws InterruptedException {
        CrawlReport.Stop stop;
        try {
            stop = queue.await();
        } catch (CrawlBrokenException broken) {
            frontier.left(clock.instant());
            throw broken;
        }
        frontier.left(clock.instant());
        return stop;
    }

    private Shell shell() {
        try {
            return new Shell(work, queue, plan.threads());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("crawler4j did not start: " + e.getMessage(), e);
        }
    }

    /** Begins nothing more; what is under way is finished and recorded, then {@link #run} returns. */
    public void stop() {
        queue.stop();
    }
}
