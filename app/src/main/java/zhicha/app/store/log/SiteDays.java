package zhicha.app.store.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import zhicha.app.store.row.Outage;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;

/**
 * Requests of each day, in Beijing time, over all crawls of one site, those that take screenshots among them, whichever
 * process runs them: what counts as one is said by {@link DayBudget}. Each is counted in the store before it is made, in a
 * transaction of its own; a process that is killed may have counted some that it did not make, and never made one that it did
 * not count. Thread-safe.
 */
public final class SiteDays implements DayBudget {
    /** Another process may be asking the same site. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final String site;
    private final long most;
    private LocalDate day = LocalDate.MIN;
    private Instant looked = Instant.MIN;
    private long requests;

    private SiteDays(Jdbi jdbi, String site, long most) {
        this.jdbi = jdbi;
        this.site = site;
        this.most = most;
    }

    /** The budget its site file sets, or none. */
    public static DayBudget of(Jdbi jdbi, SiteFile site) {
        return site.politeness().perDay().isPresent()
                ? new SiteDays(
                        jdbi, site.site().id(), site.politeness().perDay().getAsInt())
                : DayBudget.UNLIMITED;
    }

    @Override
    public synchronized boolean spent(Instant now) {
        LocalDate today = now.atZone(WorkingHours.ZONE).toLocalDate();
        if (!today.equals(day) || looked.plus(LOOK_AGAIN).isBefore(now)) {
            day = today;
            looked = now;
            requests = kept(
                    handle -> handle.createQuery("select requests from site_day where site = :site and day_of = :day")
                            .bind("site", site)
                            .bind("day", today)
                            .mapTo(Long.class)
                            .findOne()
                            .orElse(0L));
        }
        return requests >= most;
    }

    @Override
    public synchronized boolean take(Instant now) {
        if (spent(now)) {
            return false;
        }
        boolean taken = kept(handle -> {
            if (counted(handle) > 0) {
                return true;
            }
            // the day's first, or used up by another process
            handle.createUpdate("insert into site_day (site, day_of, requests) values (:site, :day, 0)"
                            + " on conflict do nothing")
                    .bind("site", site)
                    .bind("day", day)
                    .execute();
            return counted(handle) > 0;
        });
        requests = taken ? requests + 1 : most;
        return taken;
    }

    /** One more, where there is one left: whoever asks at the same time waits for this. */
    private int counted(Handle handle) {
        return handle.createUpdate("update site_day set requests = requests + 1"
                        + " where site = :site and day_of = :day and requests < :most")
                .bind("site", site)
                .bind("day", day)
                .bind("most", most)
                .execute();
    }

    /** A store that is away says nothing about the page that was asked; where an answer was lost, requests count twice. */
    private <T> T kept(HandleCallback<T, RuntimeException> step) {
        try {
            return Outage.outlast(() -> jdbi.inTransaction(step));
        } catch (JdbiException e) {
            throw new FrontierException("the requests of the day could not be counted: " + e.getMessage(), e);
        }
    }
}
