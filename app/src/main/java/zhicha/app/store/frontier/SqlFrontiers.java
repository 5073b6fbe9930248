package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;

/** Frontiers in H2 or PostgreSQL. A crawl is to be open in one process at a time; different crawls may be anywhere. */
public final class SqlFrontiers implements Frontiers {
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
            List<String> hosts = handle.createQuery("select distinct host from frontier_entry"
                            + " where crawl = :crawl and state = 'leased' order by host")
                    .bind("crawl", crawl)
                    .mapTo(String.class)
                    .list();
            for (String host : hosts) {
                Steps.rest(handle, host, now, delay);
            }
            return handle.createUpdate("update frontier_entry set state = 'queued', lease = null, leased_at = null"
                            + " where crawl = :crawl and state = 'leased'")
                    .bind("crawl", crawl)
                    .execute();
        });
        return new SqlFrontier(steps, crawl, delay, parallel);
    }
}
