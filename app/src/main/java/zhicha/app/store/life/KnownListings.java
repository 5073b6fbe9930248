package zhicha.app.store.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.lead.SqlLeadStore;
import zhicha.app.store.row.StoredJson;
import zhicha.crawler.life.Known;
import zhicha.crawler.life.Known.Standing;
import zhicha.crawler.life.LifeLine.Interval;
import zhicha.crawler.plan.Route;
import zhicha.reporting.lead.LeadEvent;
import zhicha.reporting.lead.LeadStatus;
import zhicha.rules.subject.Listing;

/** Listings of a site that are known from earlier, with what was seen of them and where they stand. */
public final class KnownListings {
    /** Of a shop with more, those that were not looked at for longest. */
    private static final int MOST = 50_000;

    private static final int MOST_LEADS = 10_000;
    /** Looks that a rate is told from; older ones say little about today. */
    private static final int MOST_LOOKS = 30;

    private final Jdbi jdbi;

    public KnownListings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Look(Instant at, String substance) {}

    /** What may be looked at again, with the route that leads there. */
    public record Reachable(Known known, Route route) {}

    /**
     * @param site id of the site
     * @param route of a listing's address; empty where the site file does not call it a listing any more
     */
    public List<Reachable> of(String site, Function<String, Optional<Route>> route) {
        return jdbi.withHandle(handle -> {
            Map<String, Standing> standings = standings(handle, site);
            Map<String, Instant> dispatched = dispatched(handle);
            List<Reachable> known = new ArrayList<>();
            handle.createQuery("select id, data from listing where platform = :site order by last_seen, id limit :most")
                    .bind("site", site)
                    .bind("most", MOST)
                    .map((row, context) -> Map.entry(row.getString("id"), row.getString("data")))
                    .forEach(row -> {
                        List<Look> mine = looks(handle, row.getKey());
                        String url =
                                StoredJson.read(row.getValue(), Listing.class).url();
                        if (url != null && !mine.isEmpty()) {
                            route.apply(url)
                                    .ifPresent(found -> known.add(new Reachable(
                                            new Known(
                                                    found.key(),
                                                    row.getKey(),
                                                    mine.getLast().at(),
                                                    intervals(mine),
                                                    standings.getOrDefault(row.getKey(), Standing.PLAIN),
                                                    Optional.ofNullable(dispatched.get(row.getKey()))),
                                            found)));
                        }
                    });
            return known;
        });
    }

    /**
     * The latest sightings of one listing by what they said, and absences as something else that was said; oldest first. A site that is
     * crawled daily for years has tens of millions of them, so they are asked for one listing after the other.
     */
    private static List<Look> looks(Handle handle, String listing) {
        return handle.createQuery("select s.seen_at, coalesce(o.substance, o.digest) as said from sighting s"
                        + " join observation o on o.listing = s.listing and o.digest = s.observation"
                        + " where s.listing = :listing"
                        + " union all select a.seen_at, 'gone' from listing_absence a where a.listing = :listing"
                        + " order by 1 desc limit :most")
                .bind("listing", listing)
                .bind("most", MOST_LOOKS + 1)
                .map((row, context) -> new Look(
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, 1, context),
                        row.getString(2)))
                .list()
                .reversed();
    }

    private static List<Interval> intervals(List<Look> looks) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            Look before = looks.get(i - 1);
            Look now = looks.get(i);
            double days = Duration.between(before.at(), now.at()).toMillis() / 86_400_000.0;
            if (days > 0) {
                intervals.add(new Interval(days, !before.substance().equals(now.substance())));
            }
        }
        return intervals;
    }

    /** The most pressing thing that is known of each; one that was dismissed is plain whatever else was flagged before. */
    private static Map<String, Standing> standings(Handle handle, String site) {
        Map<String, Standing> standings = new HashMap<>();
        handle.createQuery("select h.listing, h.verdict as said, '' as lead from hit h"
                        + " join listing l on l.id = h.listing where l.platform = :site and h.verdict = 'watch'"
                        + " union all select f.listing, f.status, coalesce((select max(d.status) from lead_flag g"
                        + " join lead d on d.number = g.number where g.flag = f.id and d.status <> 'withdrawn'), '')"
                        + " from flag f join listing l on l.id = f.listing where l.platform = :site")
                .bind("site", site)
                .map((row, context) -> Map.entry(row.getString(1), standing(row.getString(2), row.getString(3))))
                .forEach(one -> standings.merge(one.getKey(), one.getValue(), (a, b) -> rank(a) <= rank(b) ? a : b));
        return standings;
    }

    /** The smaller counts: what was dismissed stands above what was only watched, and below what is open elsewhere. */
    private static int rank(Standing standing) {
        return switch (standing) {
            case LEAD -> 0;
            case CONFIRMED -> 1;
            case FLAGGED -> 2;
            case DISMISSED -> 3;
            case WATCHED -> 4;
            case PLAIN -> 5;
        };
    }

    private static Standing standing(String said, String lead) {
        return !lead.isEmpty()
                ? Standing.LEAD
                : switch (said) {
                    case "confirmed" -> Standing.CONFIRMED;
                    case "open", "unsure" -> Standing.FLAGGED;
                    case "dismissed" -> Standing.DISMISSED;
                    case "watch" -> Standing.WATCHED;
                    default -> Standing.PLAIN;
                };
    }

    /** When something last went out about each: what people told, and the day a lead was approved for sending. */
    private Map<String, Instant> dispatched(Handle handle) {
        Map<String, Instant> sent = new HashMap<>();
        handle.createQuery("select listing, max(sent_at) as sent from dispatch group by listing")
                .map((row, context) -> Map.entry(
                        row.getString("listing"),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "sent", context)))
                .forEach(one -> sent.put(one.getKey(), one.getValue()));
        new SqlLeadStore(jdbi)
                .leads(java.util.Set.of(LeadStatus.APPROVED), MOST_LEADS, 0)
                .forEach(lead -> lead.history().stream()
                        .filter(event -> event.what() == LeadEvent.What.APPROVED)
                        .map(LeadEvent::at)
                        .max(Instant::compareTo)
                        .ifPresent(at -> lead.items()
                                .forEach(item ->
                                        sent.merge(item.flag().listing().id(), at, (a, b) -> a.isAfter(b) ? a : b))));
        return sent;
    }
}
