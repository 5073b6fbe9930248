package zhicha.crawler.crawl.work;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.crawl.politeness.Gate;
import zhicha.crawler.crawl.politeness.Patience;
import zhicha.crawler.fetch.robots.Robots;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.plan.CrawlPlan;

/** Asks for the robots.txt of a host of which it is not known yet: before anything else, and once at a time. Thread-safe. */
final class RobotsFirst {
    /** What is put back because another is asking comes again then. */
    private static final int ANOTHER_ASKS_MILLIS = 50;

    private final CrawlPlan plan;
    private final AllowedHosts hosts;
    private final Frontier frontier;
    private final Robots robots;
    private final Patience patience;
    private final InHand inHand;
    private final Clock clock;
    private final Set<String> loading = ConcurrentHashMap.newKeySet();
    /** Origins whose robots.txt is asked for a second time, because the connection broke the first. */
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();

    RobotsFirst(
            CrawlPlan plan,
            AllowedHosts hosts,
            Frontier frontier,
            Robots robots,
            Patience patience,
            InHand inHand,
            Clock clock) {
        this.plan = plan;
        this.hosts = hosts;
        this.frontier = frontier;
        this.robots = robots;
        this.patience = patience;
        this.inHand = inHand;
        this.clock = clock;
    }

    /** robots.txt is a request like any other: it takes this page's turn, and the page waits for the next. */
    void ask(Entry entry, Gate gate) throws InterruptedException {
        String origin = entry.address().origin();
        if (!loading.add(origin)) {
            inHand.putBack(entry, clock.instant().plusMillis(ANOTHER_ASKS_MILLIS), false);
            return;
        }
        try {
            Robots.Rules rules = robots.load(entry.address(), gate::turn);
            if (rules.standing().unheard()) {
                inHand.putBack(entry, clock.instant(), false);
                return;
            }
            if (rules.standing() == Robots.Standing.BROKEN_OFF && brokenOff.add(origin)) {
                // forbidding a whole turn because one connection was reset would be out of proportion
                robots.forget(entry.address());
                inHand.putBack(entry, patience.until(0), false);
                return;
            }
            brokenOff.remove(origin);
            frontier.slow(entry.address().host(), rules.delay());
            if (hosts.allows(entry.address())) {
                frontier.add(Sitemaps.named(rules.sitemaps(), plan.site(), hosts), clock.instant());
            }
            inHand.putBack(entry, clock.instant().plus(patience.rest(rules.delay())), false);
        } finally {
            loading.remove(origin);
        }
    }
}
