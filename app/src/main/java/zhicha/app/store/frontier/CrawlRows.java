package zhicha.app.store.frontier;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** Writes the entries and listings of one crawl, within a transaction that is already open. */
record CrawlRows(String crawl) {
    /** Adds what is not known yet; returns how many of each kind. */
    Map<PageKind, Integer> insert(Handle handle, Collection<Found> found, Instant now) {
        if (found.isEmpty()) {
            return Map.of();
        }
        PreparedBatch hosts = handle.prepareBatch(
                "insert into frontier_host (host, due_at, slow_ms) values (:host, :due, 0) on conflict do nothing");
        found.stream()
                .map(one -> one.route().address().host())
                .distinct()
                .sorted()
                .forEach(host -> hosts.bind("host", host)
                        .bind("due", Steps.time(Instant.EPOCH))
                        .add());
        hosts.execute();
        PreparedBatch entries = handle.prepareBatch(
                "insert into frontier_entry"
                        + " (crawl, route, place, host, address, kind, item, depth, attempts, state)"
                        + " values (:crawl, :route, :place, :host, :address, :kind, :item, :depth, 0, 'queued') on conflict do nothing");
        List<Found> inOrder = List.copyOf(found);
        List<Integer> places = IntStream.range(0, inOrder.size())
                .boxed()
                .sorted(Comparator.comparing(index -> inOrder.get(index).route().key()))
                .toList();
        for (int index : places) {
            Found one = inOrder.get(index);
            var route = one.route();
            entries.bind("crawl", crawl)
                    .bind("route", route.key())
                    .bind("place", now.toEpochMilli() * 10_000 + Math.min(index, 9_999))
                    .bind("host", route.address().host())
                    .bind("address", route.address().toString())
                    .bind("kind", route.kind().name())
                    .bind("item", route.item().orElse(null))
                    .bind("depth", one.depth())
                    .add();
        }
        Map<PageKind, Integer> fresh = new EnumMap<>(PageKind.class);
        int[] counts = entries.execute();
        for (int i = 0; i < counts.length; i++) {
            fresh.merge(inOrder.get(places.get(i)).route().kind(), counts[i], Integer::sum);
        }
        return fresh;
    }

    /** Ends an entry that is still under its lease; false where it is not. */
    boolean end(Handle handle, Entry entry, Completion completion, Instant now) {
        Ending ending = completion.ending();
        return handle.createUpdate("update frontier_entry set state = 'ended', leased_at = null, ending = :ending,"
                                + " reason = :reason, status = :status, bytes = :bytes, detail = :detail,"
                                + " took_ms = :took, capture = :capture, listing = :listing,"
                                + " ended_at = :now"
                                + " where crawl = :crawl and route = :route and state = 'leased' and lease = :lease")
                        .bind("ending", ending.kind().name())
                        .bind("reason", ending.reason())
                        .bind("status", ending.status())
                        .bind("bytes", ending.bytes())
                        // PostgreSQL's text cannot hold NUL, and a hostile page's words may
                        .bind("detail", ending.detail().replace('\0', ' '))
                        .bind("took", ending.took().toMillis())
                        .bind(
                                "capture",
                                completion.capture().map(CaptureId::value).orElse(null))
                        .bind("listing", completion.listing().map(Listing::id).orElse(null))
                        .bind("now", Steps.time(now))
                        .bind("crawl", crawl)
                        .bind("route", entry.key())
                        .bind("lease", entry.lease())
                        .execute()
                == 1;
    }

    void keep(Handle handle, Listing listing, Instant now) {
        // inserted and then updated: an upsert that both databases do without a conflict
        for (String sql : List.of(
                "insert into frontier_listing (crawl, listing, data, read_at) values (:crawl, :listing, :data, :now)"
                        + " on conflict do nothing",
                "update frontier_listing set data = :data, read_at = :now where crawl = :crawl and listing = :listing")) {
            handle.createUpdate(sql)
                    .bind("crawl", crawl)
                    .bind("listing", listing.id())
                    .bind("data", ListingJson.write(listing))
                    .bind("now", Steps.time(now))
                    .execute();
        }
    }
}
