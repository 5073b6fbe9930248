package zhicha.app.store.frontier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.app.store.frontier.queue.Queued;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** Writes and reads the entries and listings of one crawl, within a transaction that is already open. */
record CrawlRows(String crawl) {
    /** Adds addresses. @return for each whether it was new */
    List<Boolean> insert(Handle handle, List<Queued> queued) {
        if (queued.isEmpty()) {
            return List.of();
        }
        PreparedBatch entries = handle.prepareBatch(
                "insert into frontier_entry"
                        + " (crawl, route, place, host, address, kind, item, depth, attempts, state)"
                        + " values (:crawl, :route, :place, :host, :address, :kind, :item, :depth, 0, 'queued') on conflict do nothing");
        for (Queued one : queued) {
            Entry entry = one.entry();
            entries.bind("crawl", crawl)
                    .bind("route", entry.key())
                    .bind("place", one.place())
                    .bind("host", entry.address().host())
                    .bind("address", entry.address().toString())
                    .bind("kind", entry.kind().name())
                    .bind("item", entry.item().orElse(null))
                    .bind("depth", entry.depth())
                    .add();
        }
        List<Boolean> fresh = new ArrayList<>();
        for (int count : entries.execute()) {
            fresh.add(count > 0);
        }
        return fresh;
    }

    /** One address and how it ended. */
    record Ended(Entry entry, Completion completion, Instant when) {}

    /** Ends addresses that have not ended yet. @return for each whether it had not */
    List<Boolean> end(Handle handle, List<Ended> ended) {
        if (ended.isEmpty()) {
            return List.of();
        }
        PreparedBatch rows =
                handle.prepareBatch("update frontier_entry set state = 'ended', attempts = :attempts, ending = :ending,"
                        + " reason = :reason, status = :status, bytes = :bytes, detail = :detail,"
                        + " took_ms = :took, capture = :capture, listing = :listing, ended_at = :now"
                        + " where crawl = :crawl and route = :route and state = 'queued'");
        for (Ended one : ended) {
            Completion completion = one.completion();
            Ending ending = completion.ending();
            rows.bind("attempts", one.entry().attempts())
                    .bind("ending", ending.kind().name())
                    .bind("reason", ending.reason())
                    .bind("status", ending.status())
                    .bind("bytes", ending.bytes())
                    // PostgreSQL's text cannot hold NUL, and a hostile page's words may
                    .bind("detail", ending.detail().replace('\0', ' '))
                    .bind("took", ending.took().toMillis())
                    .bind("capture", completion.capture().map(CaptureId::value).orElse(null))
                    .bind("listing", completion.listing().map(Listing::id).orElse(null))
                    .bind("now", Steps.time(one.when()))
                    .bind("crawl", crawl)
                    .bind("route", one.entry().key())
                    .add();
        }
        List<Boolean> taken = new ArrayList<>();
        for (int count : rows.execute()) {
            taken.add(count == 1);
        }
        return taken;
    }

    /** Keeps listings as they were last read. */
    void keep(Handle handle, List<Ended> ended) {
        Map<String, Ended> last = new TreeMap<>();
        ended.forEach(one -> one.completion().listing().ifPresent(listing -> last.put(listing.id(), one)));
        if (last.isEmpty()) {
            return;
        }
        // inserted and then updated: an upsert that both databases do without a conflict
        List<Ended> all = List.copyOf(last.values());
        int[] fresh = keep(
                handle,
                "insert into frontier_listing (crawl, listing, data, read_at) values (:crawl, :listing, :data, :now)"
                        + " on conflict do nothing",
                all);
        List<Ended> again = new ArrayList<>();
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i] == 0) {
                again.add(all.get(i));
            }
        }
        if (!again.isEmpty()) {
            keep(
                    handle,
                    "update frontier_listing set data = :data, read_at = :now where crawl = :crawl and listing = :listing",
                    again);
        }
    }

    private int[] keep(Handle handle, String sql, List<Ended> ended) {
        PreparedBatch rows = handle.prepareBatch(sql);
        for (Ended one : ended) {
            Listing listing = one.completion().listing().orElseThrow();
            rows.bind("crawl", crawl)
                    .bind("listing", listing.id())
                    .bind("data", ListingJson.write(listing))
                    .bind("now", Steps.time(one.when()))
                    .add();
        }
        return rows.execute();
    }

    void attempted(Handle handle, Entry entry) {
        handle.createUpdate("update frontier_entry set attempts = :attempts"
                        + " where crawl = :crawl and route = :route and state = 'queued'")
                .bind("attempts", entry.attempts() + 1)
                .bind("crawl", crawl)
                .bind("route", entry.key())
                .execute();
    }

    /**
     * Those that are queued on a host behind a place, in their order.
     *
     * @param most of them; more only where that many have the same place, as earlier versions gave them
     */
    List<Queued> behind(Handle handle, String host, PageKind kind, long place, int most) {
        List<Queued> found = read(handle, host, kind, "place > :place order by place limit " + most, place);
        if (found.size() < most) {
            return found;
        }
        // the last place may be that of others too, which the limit cut off
        long last = found.getLast().place();
        List<Queued> sure =
                found.stream().filter(queued -> queued.place() < last).toList();
        List<Queued> all = new ArrayList<>(sure);
        all.addAll(read(handle, host, kind, "place = :place order by route", last));
        return all;
    }

    private List<Queued> read(Handle handle, String host, PageKind kind, String condition, long place) {
        return handle.createQuery("select route, place, address, kind, item, depth, attempts from frontier_entry"
                        + " where crawl = :crawl and state = 'queued' and host = :host and kind = :kind and "
                        + condition)
                .bind("crawl", crawl)
                .bind("host", host)
                .bind("kind", kind.name())
                .bind("place", place)
                .map((row, context) -> new Queued(row.getLong("place"), Rows.entry(row, "")))
                .list();
    }

    /** A host and kind of which something is queued. */
    record Waiting(String host, PageKind kind) {}

    List<Waiting> waiting(Handle handle) {
        return handle.createQuery("select host, kind from frontier_entry where crawl = :crawl and state = 'queued'"
                        + " group by host, kind order by host, kind")
                .bind("crawl", crawl)
                .map((row, context) -> new Waiting(row.getString("host"), PageKind.valueOf(row.getString("kind"))))
                .list();
    }

    /** The place of the newest address; 0 where there is none. */
    long lastPlace(Handle handle) {
        return handle.createQuery("select coalesce(max(place), 0) from frontier_entry where crawl = :crawl")
                .bind("crawl", crawl)
                .mapTo(Long.class)
                .one();
    }
}
