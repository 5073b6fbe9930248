package zhicha.app.store.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.frontier.FrameRows;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.hunt.Trail;
import zhicha.crawler.sample.hunt.Trails;

/** What the trails of a site have brought: every listing of its samples that was judged, of either share. */
public final class PastHunts {
    /** Shops change: what was found long ago says little about today. */
    private static final int LATEST = 20_000;

    private final Jdbi jdbi;

    public PastHunts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Judged(FrameUnit unit, boolean flagged) {}

    /** What an analyst dismissed brought nothing. */
    public Map<String, Trail> records(String site, Trails trails) {
        List<Judged> judged = jdbi.withHandle(handle -> handle.createQuery("select f.*, case when exists"
                        + " (select 1 from flag g where g.listing = e.listing and g.status in ('open', 'unsure', 'confirmed'))"
                        + " then 1 else 0 end as flagged"
                        + " from sample_plan p join sample_frame f on f.crawl = p.crawl"
                        + " join frontier_entry e on e.crawl = f.crawl and e.route = f.route"
                        + " where p.site = :site and f.share is not null and exists"
                        + " (select 1 from sighting s where s.run = f.crawl and s.listing = e.listing)"
                        + " order by e.ended_at desc, f.route limit :most")
                .bind("site", site)
                .bind("most", LATEST)
                .map((row, context) -> new Judged(FrameRows.unit(row), row.getInt("flagged") == 1))
                .list());
        Map<String, Trail> records = new HashMap<>();
        for (Judged one : judged) {
            trails.note(records, one.unit(), one.flagged());
        }
        return records;
    }

    /** Item of a site to its seller, as last seen. */
    public Map<String, String> sellers(String site) {
        return jdbi.withHandle(handle -> {
            Map<String, String> sellers = new HashMap<>();
            handle.createQuery("select id, seller from listing where platform = :site")
                    .bind("site", site)
                    .map((row, context) -> Map.entry(row.getString("id"), row.getString("seller")))
                    .forEach(entry -> {
                        if (entry.getKey().startsWith(site + "-")) {
                            sellers.put(entry.getKey().substring(site.length() + 1), entry.getValue());
                        }
                    });
            return sellers;
        });
    }

    /** Listings that this crawl saw and of which something is flagged. */
    public Set<String> flagged(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct g.listing from flag g"
                        + " where g.status in ('open', 'unsure', 'confirmed') and exists"
                        + " (select 1 from sighting s where s.run = :crawl and s.listing = g.listing)")
                .bind("crawl", crawl)
                .mapTo(String.class)
                .set());
    }

    /** Pages that a crawl of this name has asked for over all its runs. */
    public long pages(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from frontier_entry"
                        + " where crawl = :crawl and state = 'ended' and kind in ('WALK', 'LISTING')")
                .bind("crawl", crawl)
                .mapTo(Long.class)
                .one());
    }

    /** Addresses that a crawl of this name knows, asked for or not. */
    public Set<String> addresses(String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery("select address from frontier_entry where crawl = :crawl")
                .bind("crawl", crawl)
                .mapTo(String.class)
                .set());
    }
}
