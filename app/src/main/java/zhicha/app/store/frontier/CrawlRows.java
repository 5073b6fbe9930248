package zhicha.app.store.frontier;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import zhicha.app.store.frontier.queue.Queued;
import zhicha.app.store.frontier.step.Steps;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** Writes and reads the entries and listings of one crawl, within a transaction that is already open. */
record CrawlRows(String crawl) {
    private static final String INSERT = "insert into frontier_entry"
            + " (crawl, route, place, host, address, kind, item, depth, attempts, state)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, 'queued') on conflict do nothing";
    private static final String END = "update frontier_entry set state = 'ended', attempts = ?, ending = ?, reason = ?,"
            + " status = ?, bytes = ?, detail = ?, took_ms = ?, capture = ?, listing = ?, ended_at = ?"
            + " where crawl = ? and route = ? and state = 'queued'";
    private static final String KEEP =
            "insert into frontier_listing (crawl, listing, data, read_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String KEEP_AGAIN =
            "update frontier_listing set data = ?, read_at = ? where crawl = ? and listing = ?";

    /** Sets the values of one row of a batch. */
    private interface Row<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    /**
     * These statements are made for every page, without the naming and guessing of types that Jdbi does for each value.
     *
     * @return for each row how many it changed
     */
    private static <T> int[] batch(Handle handle, String sql, Collection<T> values, Row<T> row) throws SQLException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            // an embedded store's statement is watched from its execution on; its values are set without that
            PreparedStatement bare = statement.unwrap(PreparedStatement.class);
            for (T value : values) {
                row.set(bare, value);
                bare.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static List<Boolean> changed(int[] counts) {
        return Arrays.stream(counts).mapToObj(count -> count > 0).toList();
    }

    /** Adds addresses. @return for each whether it was new */
    List<Boolean> insert(Handle handle, List<Queued> queued) throws SQLException {
        if (queued.isEmpty()) {
            return List.of();
        }
        return changed(batch(handle, INSERT, queued, (row, one) -> {
            Entry entry = one.entry();
            row.setString(1, crawl);
            row.setString(2, entry.key());
            row.setLong(3, one.place());
            row.setString(4, entry.address().host());
            row.setString(5, entry.address().toString());
            row.setString(6, entry.kind().name());
            row.setString(7, entry.item().orElse(null));
            row.setInt(8, entry.depth());
        }));
    }

    /** One address and how it ended. */
    record Ended(Entry entry, Completion completion, Instant when) {}

    /** Ends addresses that have not ended yet. @return for each whether it had not */
    List<Boolean> end(Handle handle, List<Ended> ended) throws SQLException {
        if (ended.isEmpty()) {
            return List.of();
        }
        return changed(batch(handle, END, ended, (row, one) -> {
            Completion completion = one.completion();
            Ending ending = completion.ending();
            row.setInt(1, one.entry().attempts());
            row.setString(2, ending.kind().name());
            row.setString(3, ending.reason());
            row.setInt(4, ending.status());
            row.setLong(5, ending.bytes());
            // PostgreSQL's text cannot hold NUL, and a hostile page's words may
            row.setString(6, ending.detail().replace('\0', ' '));
            row.setLong(7, ending.took().toMillis());
            row.setString(8, completion.capture().map(CaptureId::value).orElse(null));
            row.setString(9, completion.listing().map(Listing::id).orElse(null));
            row.setObject(10, Steps.time(one.when()));
            row.setString(11, crawl);
            row.setString(12, one.entry().key());
        }));
    }

    /** Keeps listings as they were last read. */
    void keep(Handle handle, List<Ended> ended) throws SQLException {
        Map<String, Ended> last = new TreeMap<>();
        ended.forEach(one -> one.completion().listing().ifPresent(listing -> last.put(listing.id(), one)));
        if (last.isEmpty()) {
            return;
        }
        // inserted and then updated: an upsert that both databases do without a conflict
        List<Ended> all = List.copyOf(last.values());
        int[] fresh = batch(handle, KEEP, all, (row, one) -> {
            Listing listing = one.completion().listing().orElseThrow();
            row.setString(1, crawl);
            row.setString(2, listing.id());
            row.setString(3, ListingJson.write(listing));
            row.setObject(4, Steps.time(one.when()));
        });
        List<Ended> again = new ArrayList<>();
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i] == 0) {
                again.add(all.get(i));
            }
        }
        if (!again.isEmpty()) {
            batch(handle, KEEP_AGAIN, again, (row, one) -> {
                Listing listing = one.completion().listing().orElseThrow();
                row.setString(1, ListingJson.write(listing));
                row.setObject(2, Steps.time(one.when()));
                row.setString(3, crawl);
                row.setString(4, listing.id());
            });
        }
    }

    void attempted(Handle handle, Entry entry) {
        counted(handle, entry, "attempts", entry.attempts() + 1);
    }

    void cut(Handle handle, Entry entry) {
        counted(handle, entry, "cuts", entry.cuts() + 1);
    }

    private void counted(Handle handle, Entry entry, String column, int count) {
        handle.createUpdate("update frontier_entry set " + column + " = :count"
                        + " where crawl = :crawl and route = :route and state = 'queued'")
                .bind("count", count)
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
        return handle.createQuery("select route, place, address, kind, item, depth, attempts, cuts from frontier_entry"
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
