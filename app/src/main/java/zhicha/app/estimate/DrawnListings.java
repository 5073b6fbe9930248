package zhicha.app.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Fate;
import zhicha.reporting.prevalence.SampledListing;
import zhicha.reporting.prevalence.SampledListing.RightFlag;

/** What came of the listings one crawl drew, or found. */
record DrawnListings(Jdbi jdbi, String crawl, String site, boolean kept) {
    private static final RowMapper<Row> ROWS = (row, context) -> new Row(
            row.getString("stratum"),
            row.getString("shelf"),
            row.getString("found_on"),
            row.getString("item"),
            row.getString("state"),
            row.getString("ending"),
            row.getString("reason"),
            row.getString("listing"),
            row.getInt("judged") == 1);

    private record Row(
            String stratum,
            String shelf,
            String page,
            @Nullable String item,
            @Nullable String state,
            @Nullable String ending,
            @Nullable String reason,
            @Nullable String listing,
            boolean judged) {}

    private String outcome() {
        String judged = kept ? "run_listing" : "sighting";
        return " e.state, e.ending, e.reason, e.listing, case when exists (select 1 from " + judged
                + " s where s.run = :crawl and s.listing = e.listing) then 1 else 0 end as judged";
    }

    /** Listings that were found, for a crawl without a sample. */
    long found() {
        return count("select count(*) from frontier_entry e where e.crawl = :crawl and e.kind = 'LISTING'");
    }

    /** Pages of lists, and sitemaps, that were known and never read. */
    long listsUnread() {
        return count("select count(*) from frontier_entry where crawl = :crawl and kind in ('WALK', 'SITEMAP')"
                + " and (state <> 'ended' or ending in ('FAILED', 'REFUSED'))");
    }

    long targeted() {
        return count("select count(*) from sample_frame where crawl = :crawl and share = 'targeted'");
    }

    private long count(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("crawl", crawl).mapTo(Long.class).one());
    }

    Map<String, Long> strata() {
        return jdbi.withHandle(handle -> {
            Map<String, Long> strata = new HashMap<>();
            handle.createQuery("select stratum, frame from sample_stratum where crawl = :crawl")
                    .bind("crawl", crawl)
                    .map((row, context) -> Map.entry(row.getString("stratum"), row.getLong("frame")))
                    .forEach(entry -> strata.put(entry.getKey(), entry.getValue()));
            return strata;
        });
    }

    /** The random share. */
    List<SampledListing> random() {
        Set<String> items = new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select item from sample_frame where crawl = :crawl and item is not null"
                                + " and source <> 'OFFER'")
                        .bind("crawl", crawl)
                        .mapTo(String.class)
                        .list()));
        return listings(
                "select f.stratum, case when f.shelf = '' then f.sector else f.shelf end as shelf, f.found_on, f.item,"
                        + outcome()
                        + " from sample_frame f left join frontier_entry e on e.crawl = f.crawl and e.route = f.route"
                        + " where f.crawl = :crawl and f.share = 'random' order by f.place",
                items);
    }

    /** Everything that was found. */
    List<SampledListing> everything() {
        Set<String> items = new HashSet<>(jdbi.withHandle(handle -> handle.createQuery(
                        "select e.item from frontier_entry e where e.crawl = :crawl and e.kind = 'LISTING'"
                                + " and e.item is not null")
                .bind("crawl", crawl)
                .mapTo(String.class)
                .list()));
        return listings(
                "select '' as stratum, '' as shelf, '' as found_on, e.item," + outcome() + " from frontier_entry e"
                        + " where e.crawl = :crawl and e.kind = 'LISTING' order by e.place, e.route",
                items);
    }

    private List<SampledListing> listings(String sql, Set<String> items) {
        List<Row> rows = jdbi.withHandle(
                handle -> handle.createQuery(sql).bind("crawl", crawl).map(ROWS).list());
        Map<String, List<RightFlag>> flags = flags();
        Set<String> read = new HashSet<>();
        List<SampledListing> listings = new ArrayList<>();
        for (Row row : rows) {
            Answer answer = answer(row);
            String listing = row.listing();
            if (listing != null && answer == Answer.READ && (elsewhere(row, items) || !read.add(listing))) {
                answer = Answer.DUPLICATE;
            }
            listings.add(new SampledListing(
                    row.stratum(),
                    row.shelf(),
                    row.page(),
                    answer,
                    listing != null && answer == Answer.READ ? flags.getOrDefault(listing, List.of()) : List.of()));
        }
        return listings;
    }

    /** Whether an address led on to another listing of the frame, which is there under its own address. */
    private boolean elsewhere(Row row, Set<String> items) {
        String listing = row.listing();
        if (row.item() == null || listing == null || !listing.startsWith(site + "-")) {
            return false;
        }
        String item = listing.substring(site.length() + 1);
        return !item.equals(row.item()) && items.contains(item);
    }

    private static Answer answer(Row row) {
        String reason = row.reason() == null ? "" : row.reason();
        if (!"ended".equals(row.state()) || row.ending() == null) {
            return Answer.NOT_REACHED;
        }
        return switch (row.ending()) {
            case "READ" -> row.judged() ? Answer.READ : Answer.NOT_JUDGED;
            case "REFUSED" -> Answer.BLOCKED;
            case "FAILED" -> Answer.FAILED;
            default ->
                switch (reason) {
                    case "http-404", "http-410", "removed" -> Answer.GONE;
                    case "http-401", "http-402", "http-403", "http-407", "http-429", "http-451" -> Answer.BLOCKED;
                    default -> reason.startsWith("http-5") ? Answer.FAILED : Answer.UNREADABLE;
                };
        };
    }

    private record Flagged(String listing, RightFlag flag) {}

    /** As they were when this crawl was judged, each with what people have decided on it since. */
    private static final String FLAGS_THEN = "select k.listing, k.right_id, k.sector,"
            + " coalesce((select g.status from flag g where g.listing = k.listing and g.right_id = k.right_id), 'open') as status"
            + " from run_flag k where k.run = :crawl order by k.listing, k.right_id";

    /** Of crawls judged by a version that did not keep them: as they are today. */
    private static final String FLAGS_TODAY = "select g.listing, g.right_id, g.sector, g.status from flag g"
            // a decided flag stays when the rules no longer raise it
            + " where g.status <> 'lapsed' and exists (select 1 from hit h where h.listing = g.listing"
            + " and h.right_id = g.right_id and h.verdict = 'flag') and g.listing in"
            + " (select s.listing from sighting s where s.run = :crawl) order by g.listing, g.right_id";

    private Map<String, List<RightFlag>> flags() {
        Map<String, List<RightFlag>> flags = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(kept ? FLAGS_THEN : FLAGS_TODAY)
                .bind("crawl", crawl)
                .map((row, context) -> new Flagged(
                        row.getString("listing"),
                        new RightFlag(
                                row.getString("right_id"),
                                row.getString("sector") == null ? "" : row.getString("sector"),
                                fate(row.getString("status")))))
                .forEach(one -> flags.computeIfAbsent(one.listing(), any -> new ArrayList<>())
                        .add(one.flag())));
        return flags;
    }

    private static Fate fate(String status) {
        return switch (status) {
            case "confirmed" -> Fate.CONFIRMED;
            case "dismissed" -> Fate.DISMISSED;
            default -> Fate.UNDECIDED;
        };
    }
}
