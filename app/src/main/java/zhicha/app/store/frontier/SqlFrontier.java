package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Finished;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/**
 * One crawl's frontier. Locks are always taken in one order, hosts before entries and each by name, so that two
 * transactions do not wait for each other.
 */
final class SqlFrontier implements Frontier {
    /** A lease this old belongs to a process that is gone, and no longer counts as a request in flight. */
    private static final Duration DEAD = Duration.ofMinutes(15);

    private static final String FLIGHT = "(select count(*) from frontier_entry l"
            + " where l.host = h.host and l.state = 'leased' and l.leased_at > :dead)";
    private static final String WAITING = "exists (select 1 from frontier_entry e where e.crawl = :crawl"
            + " and e.state = 'queued' and e.host = h.host and e.kind in (<kinds>))";

    private final Steps steps;
    private final String crawl;
    private final Duration delay;
    private final int parallel;

    SqlFrontier(Steps steps, String crawl, Duration delay, int parallel) {
        this.steps = steps;
        this.crawl = crawl;
        this.delay = delay;
        this.parallel = parallel;
    }

    @Override
    public int add(Collection<Found> found, Instant now) {
        return steps.run(handle -> insert(handle, found, now));
    }

    private int insert(Handle handle, Collection<Found> found, Instant now) {
        if (found.isEmpty()) {
            return 0;
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
        int fresh = 0;
        for (int count : entries.execute()) {
            fresh += count;
        }
        return fresh;
    }

    @Override
    public Optional<Entry> lease(Instant now, Set<PageKind> kinds) {
        return steps.run(handle -> handle.createQuery("select h.host from frontier_host h where h.due_at <= :now and "
                        + WAITING + " and " + FLIGHT + " < :parallel order by h.due_at, h.host limit 1"
                        + " for update skip locked")
                .bind("now", Steps.time(now))
                .bind("dead", Steps.time(now.minus(DEAD)))
                .bind("crawl", crawl)
                .bind("parallel", parallel)
                .bindList("kinds", names(kinds))
                .mapTo(String.class)
                .findOne()
                .flatMap(host -> leaseOn(handle, host, now, kinds)));
    }

    private Optional<Entry> leaseOn(Handle handle, String host, Instant now, Set<PageKind> kinds) {
        // asked again now that the host is ours: another process may have leased on it in between
        if (inFlight(handle, host, now) >= parallel) {
            return Optional.empty();
        }
        String lease = UUID.randomUUID().toString();
        Optional<Entry> entry = handle.createQuery("select route, address, kind, item, depth, attempts"
                        + " from frontier_entry where crawl = :crawl and state = 'queued' and host = :host"
                        + " and kind in (<kinds>) order by place, route limit 1 for update skip locked")
                .bind("crawl", crawl)
                .bind("host", host)
                .bindList("kinds", names(kinds))
                .map((row, context) -> Rows.entry(row, lease))
                .findOne();
        entry.ifPresent(one -> {
            handle.createUpdate("update frontier_entry set state = 'leased', lease = :lease, leased_at = :now"
                            + " where crawl = :crawl and route = :route")
                    .bind("lease", lease)
                    .bind("now", Steps.time(now))
                    .bind("crawl", crawl)
                    .bind("route", one.key())
                    .execute();
            if (parallel > 1) {
                Steps.rest(handle, host, now, delay);
            }
        });
        return entry;
    }

    private long inFlight(Handle handle, String host, Instant now) {
        return handle.createQuery("select count(*) from frontier_entry"
                        + " where host = :host and state = 'leased' and leased_at > :dead")
                .bind("host", host)
                .bind("dead", Steps.time(now.minus(DEAD)))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void putBack(Entry entry, Instant notBefore, boolean attempted) {
        steps.run(handle -> {
            Steps.rest(handle, entry.address().host(), notBefore, Duration.ZERO);
            return handle.createUpdate("update frontier_entry set state = 'queued', lease = null, leased_at = null,"
                            + " attempts = attempts + :more"
                            + " where crawl = :crawl and route = :route and state = 'leased' and lease = :lease")
                    .bind("more", attempted ? 1 : 0)
                    .bind("crawl", crawl)
                    .bind("route", entry.key())
                    .bind("lease", entry.lease())
                    .execute();
        });
    }

    @Override
    public boolean complete(Entry entry, Completion completion, Instant now) {
        return steps.run(handle -> {
            if (parallel == 1 && completion.asked()) {
                Steps.rest(handle, entry.address().host(), now, delay);
            }
            if (!end(handle, entry, completion, now)) {
                // under another lease now: nothing of this is taken, but the host was asked all the same
                return false;
            }
            insert(handle, completion.found(), now);
            completion.listing().ifPresent(listing -> keep(handle, listing, now));
            return true;
        });
    }

    private boolean end(Handle handle, Entry entry, Completion completion, Instant now) {
        Ending ending = completion.ending();
        return handle.createUpdate("update frontier_entry set state = 'ended', leased_at = null, ending = :ending,"
                                + " reason = :reason, status = :status, bytes = :bytes, detail = :detail,"
                                + " took_ms = :took, capture = :capture, ended_at = :now"
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
                        .bind("now", Steps.time(now))
                        .bind("crawl", crawl)
                        .bind("route", entry.key())
                        .bind("lease", entry.lease())
                        .execute()
                == 1;
    }

    private void keep(Handle handle, Listing listing, Instant now) {
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

    @Override
    public Optional<Instant> book(Entry holder, String host, Instant earliest) {
        return steps.run(handle -> {
            handle.createUpdate("insert into frontier_host (host, due_at, slow_ms) values (:host, :due, 0)"
                            + " on conflict do nothing")
                    .bind("host", host)
                    .bind("due", Steps.time(Instant.EPOCH))
                    .execute();
            OffsetDateTime due = handle.createQuery("select due_at from frontier_host where host = :host for update")
                    .bind("host", host)
                    .mapTo(OffsetDateTime.class)
                    .one();
            int own = holder.address().host().equals(host) ? 1 : 0;
            if (inFlight(handle, host, earliest) - own >= parallel) {
                return Optional.empty();
            }
            Instant when = due.toInstant().isAfter(earliest) ? due.toInstant() : earliest;
            Steps.rest(handle, host, when, delay);
            return Optional.of(when);
        });
    }

    @Override
    public void slow(String host, Duration longer) {
        steps.run(handle -> handle.createUpdate(
                        "update frontier_host set slow_ms = :slow where host = :host and slow_ms < :slow")
                .bind("host", host)
                .bind("slow", longer.toMillis())
                .execute());
    }

    @Override
    public Optional<Instant> nextDue(Instant now, Set<PageKind> kinds) {
        return steps.run(handle -> handle.createQuery("select min(case when " + FLIGHT
                        + " < :parallel then h.due_at else :later end) from frontier_host h where " + WAITING)
                .bind("dead", Steps.time(now.minus(DEAD)))
                .bind("later", Steps.time(now.plusSeconds(1)))
                .bind("parallel", parallel)
                .bind("crawl", crawl)
                .bindList("kinds", names(kinds))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
    }

    private static List<String> names(Set<PageKind> kinds) {
        return kinds.stream().map(PageKind::name).sorted().toList();
    }

    @Override
    public Tally tally() {
        return steps.run(handle -> new Tally(
                count(handle, "select count(*) from frontier_entry where crawl = :crawl and state = 'queued'"),
                count(handle, "select count(*) from frontier_entry where crawl = :crawl and state = 'leased'"),
                count(handle, "select count(*) from frontier_listing where crawl = :crawl"),
                handle.createQuery("select kind, ending, reason, status, count(*) as amount from frontier_entry"
                                + " where crawl = :crawl and state = 'ended' group by kind, ending, reason, status"
                                + " order by kind, ending, reason, status")
                        .bind("crawl", crawl)
                        .map((row, context) -> Rows.line(row))
                        .list()));
    }

    private long count(Handle handle, String sql) {
        return handle.createQuery(sql).bind("crawl", crawl).mapTo(Long.class).one();
    }

    @Override
    public List<Finished> finished() {
        return steps.run(handle -> handle.createQuery("select address, kind, ending, reason, status, bytes, detail,"
                        + " took_ms, capture, ended_at from frontier_entry"
                        + " where crawl = :crawl and state = 'ended' order by ended_at, place")
                .bind("crawl", crawl)
                .map((row, context) -> Rows.finished(row))
                .list());
    }

    @Override
    public List<Listing> listings() {
        return steps.run(
                handle -> handle.createQuery("select data from frontier_listing where crawl = :crawl order by listing")
                        .bind("crawl", crawl)
                        .map((row, context) -> Rows.listing(row))
                        .list());
    }

    @Override
    public Optional<CaptureId> capture(String key) {
        return steps.run(handle -> handle.createQuery(
                        "select capture from frontier_entry where crawl = :crawl and route = :route"
                                + " and capture is not null")
                .bind("crawl", crawl)
                .bind("route", key)
                .mapTo(String.class)
                .findOne()
                .map(CaptureId::new));
    }
}
