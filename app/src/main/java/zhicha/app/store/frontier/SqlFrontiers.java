package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.Politeness;

/** Frontiers in H2 or PostgreSQL. A crawl is to be open in one process at a time; different crawls may be anywhere. */
public final class SqlFrontiers implements Frontiers {
    /** Of hosts whose own delay is not known here; the usual one. */
    private static final Duration AFTER_A_KILL = Politeness.DEFAULT.delay();

    private final Steps steps;

    /** The tables must be there: see V20__frontier.sql. */
    public SqlFrontiers(Jdbi jdbi) {
        this.steps = new Steps(jdbi);
    }

    @Override
    public Frontier open(String crawl, String site, Duration delay, int parallel, Instant now) {
        steps.run(handle -> {
            handle.createUpdate("insert into frontier_crawl (crawl, site, opened_at) values (:crawl, :site, :now)"
                            + " on conflict do nothing")
                    .bind("crawl", crawl)
                    .bind("site", site)
                    .bind("now", Steps.time(now))
                    .execute();
            return free(handle, List.of(crawl), now, delay);
        });
        return new SqlFrontier(steps, crawl, delay, parallel);
    }

    /**
     * For the only program that has the store open: whatever is leased, in any crawl, was leased by one that is gone. Its
     * hosts rest once more, and other crawls need not wait for them.
     */
    public void alone(Instant now) {
        steps.run(handle -> {
            List<String> crawls = handle.createQuery(
                            "select distinct crawl from frontier_entry where state = 'leased' order by crawl")
                    .mapTo(String.class)
                    .list();
            return crawls.isEmpty() ? 0 : free(handle, crawls, now, AFTER_A_KILL);
        });
    }

    /** Queues again what is leased in these crawls, and lets its hosts rest: nobody knows when they were last asked. */
    private static int free(Handle handle, List<String> crawls, Instant now, Duration delay) {
        List<String> hosts = handle.createQuery("select distinct host from frontier_entry"
                        + " where crawl in (<crawls>) and state = 'leased' order by host")
                .bindList("crawls", crawls)
                .mapTo(String.class)
                .list();
        for (String host : hosts) {
            Steps.rest(handle, host, now, delay);
        }
        return handle.createUpdate("update frontier_entry set state = 'queued', lease = null, leased_at = null"
                        + " where crawl in (<crawls>) and state = 'leased'")
                .bindList("crawls", crawls)
                .execute();
    }
}
