package zhicha.app.crawl.revisit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.Store;
import zhicha.app.store.life.KnownListings;
import zhicha.app.store.life.KnownListings.Reachable;
import zhicha.app.store.row.Columns;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.life.Revisits;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;

/**
 * The revisits of one crawl. They are chosen when all the rest of the crawl has ended, among the listings it did not meet, and
 * recorded before the first is asked for; a crawl that is killed goes on with the same. They are in no frame and no share of a
 * sample: nothing is drawn from them, and no estimate counts them.
 */
public final class Revisiting {
    private static final Logger LOG = LoggerFactory.getLogger(Revisiting.class);

    private final Jdbi jdbi;
    private final SiteFile site;
    private final AllowedHosts hosts;
    private final String crawl;
    private final Clock clock;

    public Revisiting(Store store, SiteFile site, String crawl, Clock clock) {
        this.jdbi = store.jdbi();
        this.site = site;
        this.hosts = site.allowedHosts();
        this.crawl = crawl;
        this.clock = clock;
    }

    /** Pages of the budget that are left to revisits: no more than there are listings to look at. */
    public int reserve(int budget) {
        Revisits how = site.revisits();
        int most = how.of(budget);
        if (most == 0) {
            return 0;
        }
        long recorded = count("select count(*) from revisit where crawl = :crawl");
        if (recorded > 0) {
            return (int) Math.min(most, recorded);
        }
        Instant before = clock.instant().minus(Duration.ofMillis((long) (how.leastDays() * 86_400_000)));
        long due = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from listing where platform = :site and last_seen <= :before")
                .bind("site", site.site().id())
                .bind("before", before)
                .mapTo(Long.class)
                .one());
        return (int) Math.min(most, due);
    }

    private long count(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("crawl", crawl).mapTo(Long.class).one());
    }

    /** Name of the crawl that asks for the revisits of this one, with a queue of its own: no budget of this one's keeps them waiting. */
    public static String nameFor(String crawl) {
        return crawl + "-revisits";
    }

    /**
     * The revisits, most urgent first; chosen and recorded where that was not done before.
     *
     * @param wanted most listings
     */
    public List<Found> chosen(int wanted) {
        List<Found> found = recorded();
        if (found.isEmpty() && wanted > 0) {
            choose(wanted);
            found = recorded();
        }
        return found;
    }

    private void choose(int wanted) {
        Set<String> met = new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select route from frontier_entry where crawl = :crawl and kind = 'LISTING'")
                .bind("crawl", crawl)
                .mapTo(String.class)
                .list()));
        Map<String, Route> routes = new HashMap<>();
        List<Reachable> known = new KnownListings(jdbi)
                .of(site.site().id(), this::route).stream()
                        .filter(one -> !met.contains(one.route().key()))
                        .toList();
        known.forEach(one -> routes.put(one.route().key(), one.route()));
        List<Revisits.Chosen> chosen =
                site.revisits().choose(known.stream().map(Reachable::known).toList(), clock.instant(), wanted);
        if (chosen.isEmpty()) {
            return;
        }
        LOG.info("{}: {} of {} known listings are looked at again", site.site().id(), chosen.size(), known.size());
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into revisit"
                    + " (crawl, route, listing, address, place, urgency, rate, why, queued_at)"
                    + " values (:crawl, :route, :listing, :address, :place, :urgency, :rate, :why, :now)"
                    + " on conflict do nothing");
            int place = 0;
            for (Revisits.Chosen one : chosen) {
                Route route = routes.get(one.known().key());
                if (route != null) {
                    batch.bind("crawl", crawl)
                            .bind("route", route.key())
                            .bind("listing", one.known().listing())
                            .bind("address", Columns.text(route.address().toString()))
                            .bind("place", place++)
                            .bind("urgency", one.urgency())
                            .bind("rate", one.rate())
                            .bind("why", one.why())
                            .bind("now", clock.instant())
                            .add();
                }
            }
            batch.execute();
        });
    }

    private Optional<Route> route(String address) {
        return WebAddress.of(address)
                .filter(hosts::allows)
                .flatMap(site::route)
                .filter(route -> route.kind() == PageKind.LISTING);
    }

    private List<Found> recorded() {
        List<Found> found = new ArrayList<>();
        jdbi.useHandle(handle -> handle.createQuery("select address from revisit where crawl = :crawl order by place")
                .bind("crawl", crawl)
                .mapTo(String.class)
                .forEach(address -> route(address).ifPresent(route -> found.add(new Found(route, 0)))));
        return found;
    }

    /** Key of each page to the listing that stood there when it was last seen. */
    public Map<String, String> listings() {
        return jdbi.withHandle(handle -> {
            Map<String, String> listings = new HashMap<>();
            handle.createQuery("select route, listing from revisit where crawl = :crawl")
                    .bind("crawl", crawl)
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(one -> listings.put(one.getKey(), one.getValue()));
            return listings;
        });
    }
}
