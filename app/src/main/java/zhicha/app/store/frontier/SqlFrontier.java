package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Finished;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Room;
import zhicha.crawler.frontier.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * One crawl's frontier. Locks are always taken in one order, hosts before entries and each by name, so that two
 * transactions do not wait for each other.
 */
final class SqlFrontier implements Frontier {
    /**
     * A lease this old belongs to a process that is gone, and no longer counts as a request in flight. Where only one program
     * has the store open, {@link SqlFrontiers#alone} frees such leases at once.
     */
    private static final Duration DEAD = Duration.ofMinutes(15);

    private static final String FLIGHT = "(select count(*) from frontier_entry l"
            + " where l.host = h.host and l.state = 'leased' and l.leased_at > :dead)";
    private static final String WAITING = "exists (select 1 from frontier_entry e where e.crawl = :crawl"
            + " and e.state = 'queued' and e.host = h.host and e.kind in (<kinds>))";

    private final Steps steps;
    private final String crawl;
    private final Duration delay;
    private final int parallel;
    private final CrawlRows rows;
    private final FrameRows frame;
    private final CrawlAccount account;
    private final Room room = new Room();

    SqlFrontier(Steps steps, String crawl, Duration delay, int parallel) {
        this.steps = steps;
        this.crawl = crawl;
        this.delay = delay;
        this.parallel = parallel;
        this.rows = new CrawlRows(crawl);
        this.frame = new FrameRows(crawl);
        this.account = new CrawlAccount(steps, crawl);
        account.known().forEach(room::taken);
        room.taken(PageKind.LISTING, steps.run(frame::count));
    }

    @Override
    public void bound(long most) {
        room.bound(most);
    }

    @Override
    public long leftOut() {
        return room.leftOut();
    }

    @Override
    public int add(Collection<Found> found, Instant now) {
        List<Found> admitted = room.admitted(found);
        Map<PageKind, Integer> fresh = steps.run(handle -> rows.insert(handle, admitted, now));
        fresh.forEach(room::taken);
        return fresh.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void frame(Collection<FrameUnit> units, Instant now) {
        List<FrameUnit> admitted = room.framed(units);
        room.taken(PageKind.LISTING, steps.run(handle -> frame.write(handle, admitted, now)));
    }

    @Override
    public List<FrameUnit> frame() {
        return steps.run(frame::read);
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
        List<Found> admitted = room.admitted(completion.found());
        List<FrameUnit> framed = room.framed(completion.framed());
        Optional<Map<PageKind, Integer>> fresh = steps.run(handle -> {
            if (parallel == 1 && completion.asked()) {
                Steps.rest(handle, entry.address().host(), now, delay);
            }
            if (!rows.end(handle, entry, completion, now)) {
                // under another lease now: nothing of this is taken, but the host was asked all the same
                return Optional.empty();
            }
            Map<PageKind, Integer> counts = new EnumMap<>(PageKind.class);
            counts.putAll(rows.insert(handle, admitted, now));
            counts.merge(PageKind.LISTING, frame.write(handle, framed, now), Integer::sum);
            completion.listing().ifPresent(listing -> rows.keep(handle, listing, now));
            return Optional.of(counts);
        });
        fresh.ifPresent(counts -> counts.forEach(room::taken));
        return fresh.isPresent();
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
        return account.tally();
    }

    @Override
    public List<Finished> finished() {
        return account.finished();
    }

    @Override
    public List<Listing> listings() {
        return account.listings();
    }

    @Override
    public Optional<CaptureId> capture(String key) {
        return account.capture(key);
    }
}
