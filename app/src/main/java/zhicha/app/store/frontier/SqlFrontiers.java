package zhicha.app.store.frontier;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.frontier.queue.Hosts;
import zhicha.app.store.frontier.step.Steps;
import zhicha.app.store.row.Outage;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.Politeness;

/** Frontiers in H2 or PostgreSQL. A crawl is to be open in one process at a time; different crawls may be anywhere. */
public final class SqlFrontiers implements Frontiers {
    /** Of hosts whose own delay is not known here; the usual one. */
    private static final Duration AFTER_A_KILL = Politeness.DEFAULT.delay();

    private final Steps steps;
    private final Hosts hosts;
    /** What nobody uses any more is let go of: a service opens a crawl for every turn of every site. */
    private final Map<String, WeakReference<SqlFrontier>> open = new HashMap<>();

    /** The tables must be there: see V20__frontier.sql and V35__host_holds.sql. */
    public SqlFrontiers(Jdbi jdbi) {
        this(jdbi, Outage.PATIENCE);
    }

    /** @param patience how long a store that is away is waited for */
    SqlFrontiers(Jdbi jdbi, Duration patience) {
        this.steps = new Steps(jdbi, patience);
        this.hosts = new Hosts(steps);
    }

    @Override
    public synchronized Frontier open(String crawl, String site, Duration delay, int parallel, Instant now) {
        steps.run(handle -> handle.createUpdate("insert into frontier_crawl (crawl, site, opened_at)"
                        + " values (:crawl, :site, :now) on conflict do nothing")
                .bind("crawl", crawl)
                .bind("site", site)
                .bind("now", Steps.time(now))
                .execute());
        open.values().removeIf(frontier -> frontier.get() == null);
        WeakReference<SqlFrontier> known = open.get(crawl);
        SqlFrontier before = known == null ? null : known.get();
        if (before != null) {
            before.forsaken(now, delay);
        }
        SqlFrontier frontier = new SqlFrontier(steps, hosts, crawl, delay, parallel);
        open.put(crawl, new WeakReference<>(frontier));
        return frontier;
    }

    /**
     * For the only program that has the store open: whoever held a host is gone. Those hosts rest once more, because nobody
     * knows when they were last asked, and no crawl need wait for them.
     */
    public synchronized void alone(Instant now) {
        for (WeakReference<SqlFrontier> known : open.values()) {
            SqlFrontier frontier = known.get();
            if (frontier != null) {
                frontier.forsaken(now, AFTER_A_KILL);
            }
        }
        hosts.alone(now, AFTER_A_KILL);
    }
}
