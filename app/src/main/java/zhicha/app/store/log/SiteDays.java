package zhicha.app.store.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import zhicha.app.store.row.Outage;
import zhicha.crawler.crawl.DayBudget;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.WorkingHours;

/**
 * Requests of each day, in Beijing time, over all crawls of one site, whichever process runs them. Every request is counted
 * before the next is begun; a process that is killed may leave those in flight uncounted. Thread-safe.
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
    public synchronized void asked(int more, Instant now) {
        LocalDate today = now.atZone(WorkingHours.ZONE).toLocalDate();
        kept(handle -> {
            handle.createUpdate("insert into site_day (site, day_of, requests) values (:site, :day, 0)"
                            + " on conflict do nothing")
                    .bind("site", site)
                    .bind("day", today)
                    .execute();
            return handle.createUpdate(
                            "update site_day set requests = requests + :more where site = :site and day_of = :day")
                    .bind("more", more)
                    .bind("site", site)
                    .bind("day", today)
                    .execute();
        });
        requests += today.equals(day) ? more : 0;
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
