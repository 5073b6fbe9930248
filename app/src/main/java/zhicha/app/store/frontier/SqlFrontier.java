package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.frontier.CrawlRows.Ended;
import zhicha.app.store.frontier.Ledger.Outcome;
import zhicha.app.store.frontier.Ledger.Work;
import zhicha.app.store.frontier.queue.HostQueue;
import zhicha.app.store.frontier.queue.HostTurn;
import zhicha.app.store.frontier.queue.KnownRoutes;
import zhicha.app.store.frontier.queue.Queued;
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
 * One crawl's frontier. The store has every address and what became of it; here are the next few of each host, the keys of
 * those that are known, and what is in hand. An address is queued in the store until it has ended, so that one in hand when
 * the program is killed needs no putting back.
 */
final class SqlFrontier implements Frontier {
    private final Steps steps;
    private final Hosts hosts;
    private final Duration delay;
    private final int parallel;
    private final CrawlRows rows;
    private final FrameRows frame;
    private final CrawlAccount account;
    private final Room room = new Room();
    private final Ledger ledger = new Ledger(this::write);
    /** By host; guarded by {@link #hosts}, as what is in hand is. */
    private final Map<String, HostQueue> queues = new LinkedHashMap<>();

    private final Map<String, Held> inHand = new HashMap<>();
    /** Leases of this opening begin with it, so that those of an earlier one are worth nothing. */
    private final String opening = UUID.randomUUID().toString();

    private long leases;
    /** Used by whoever writes, and so is {@link #lastPlace}. */
    private final KnownRoutes known = new KnownRoutes();

    private long lastPlace;

    SqlFrontier(Steps steps, Hosts hosts, String crawl, Duration delay, int parallel) {
        this.steps = steps;
        this.hosts = hosts;
        this.delay = delay;
        this.parallel = parallel;
        this.rows = new CrawlRows(crawl);
        this.frame = new FrameRows(crawl);
        this.account = new CrawlAccount(steps, crawl);
        account.known().forEach(room::taken);
        account.eachRoute(known::add);
        room.taken(PageKind.LISTING, steps.run(frame::count));
        lastPlace = steps.run(rows::lastPlace);
        steps.run(rows::waiting).forEach(waiting -> queue(waiting.host()).unread(waiting.kind()));
    }

    private record Held(HostQueue queue, Queued queued) {}

    private HostQueue queue(String host) {
        return queues.computeIfAbsent(host, name -> new HostQueue(hosts.turn(name)));
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
        return found.isEmpty() ? 0 : ledger.add(room.admitted(found), now).fresh();
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
        synchronized (hosts) {
            for (HostQueue next = next(now, kinds); next != null; next = next(now, kinds)) {
                if (!hosts.hold(next.turn(), now, delay) || next.turn().due().isAfter(now)) {
                    continue;
                }
                Optional<Queued> queued = next.take(kinds, this::behind);
                if (queued.isPresent()) {
                    return Optional.of(begun(next, queued.get(), now));
                }
            }
            return Optional.empty();
        }
    }

    private List<Queued> behind(String host, PageKind kind, long place, int most) {
        return steps.run(handle -> rows.behind(handle, host, kind, place, most));
    }

    /** The host that has been due for longest. */
    private @Nullable HostQueue next(Instant now, Set<PageKind> kinds) {
        HostQueue best = null;
        for (HostQueue queue : queues.values()) {
            HostTurn turn = queue.turn();
            if (turn.inFlight() < parallel
                    && !turn.due().isAfter(now)
                    && (best == null || turn.due().isBefore(best.turn().due()))
                    && queue.has(kinds)) {
                best = queue;
            }
        }
        return best;
    }

    private Entry begun(HostQueue queue, Queued queued, Instant now) {
        Entry entry = queued.leased(opening + " " + ++leases);
        inHand.put(entry.lease(), new Held(queue, queued));
        hosts.busy(this, true);
        queue.turn().begin();
        if (parallel > 1) {
            queue.turn().rest(now, delay);
        }
        return entry;
    }

    /** Takes an address out of hand; null where it is not, or not under this lease. */
    private @Nullable Held letGo(Entry entry) {
        Held held = inHand.get(entry.lease());
        if (held == null || !held.queued().entry().key().equals(entry.key())) {
            return null;
        }
        inHand.remove(entry.lease());
        hosts.busy(this, !inHand.isEmpty());
        held.queue().turn().end();
        return held;
    }

    @Override
    public void putBack(Entry entry, Instant notBefore, boolean attempted) {
        synchronized (hosts) {
            Held held = letGo(entry);
            if (held == null) {
                return;
            }
            held.queue().back(attempted ? held.queued().attempted() : held.queued());
            if (attempted) {
                // it may have asked for a long rest, and that outlives this program
                hosts.until(held.queue().turn(), notBefore);
            } else {
                held.queue().turn().until(notBefore);
            }
        }
        if (attempted) {
            steps.run(handle -> {
                rows.attempted(handle, entry);
                return 0;
            });
        }
    }

    @Override
    public boolean complete(Entry entry, Completion completion, Instant now) {
        Held held;
        synchronized (hosts) {
            held = letGo(entry);
            if (parallel == 1 && completion.asked()) {
                // under another lease nothing of this is taken, but the host was asked all the same
                hosts.turn(entry.address().host()).rest(completion.answered().orElse(now), delay);
            }
        }
        if (held == null) {
            return false;
        }
        try {
            return ledger.end(
                            entry, completion, room.admitted(completion.found()), room.framed(completion.framed()), now)
                    .taken();
        } catch (RuntimeException e) {
            synchronized (hosts) {
                held.queue().turn().begin();
                inHand.put(entry.lease(), held);
                hosts.busy(this, true);
            }
            throw e;
        }
    }

    /** All of it in one transaction, and then what follows from it here. */
    private List<Outcome> write(List<Work> together) {
        Written written = steps.run((handle, again) -> written(handle, together, again));
        written.fresh().forEach(queued -> {
            known.add(queued.entry().key());
            lastPlace = Math.max(lastPlace, queued.place());
            room.taken(queued.entry().kind(), 1);
        });
        room.taken(PageKind.LISTING, written.framed());
        written.there().forEach(queued -> {
            known.add(queued.entry().key());
            // the place it was given when the answer was lost
            lastPlace = Math.max(lastPlace, queued.place());
        });
        synchronized (hosts) {
            written.fresh()
                    .forEach(queued -> queue(queued.entry().address().host()).found(queued));
            // in the store behind all that is here, and nobody here knows in which place
            written.there()
                    .forEach(queued -> queue(queued.entry().address().host())
                            .unread(queued.entry().kind()));
        }
        return written.outcomes();
    }

    /** @param there addresses that stood in the store and were not known here */
    private record Written(List<Outcome> outcomes, List<Queued> fresh, List<Queued> there, int framed) {}

    /** @param again whether this may be in the store already, because the answer to a commit was lost */
    private Written written(Handle handle, List<Work> together, boolean again) {
        List<Work> works = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        for (Work work : together) {
            if (work.entry() != null && work.completion() != null) {
                works.add(work);
                ended.add(new Ended(work.entry(), work.completion(), work.now()));
            }
        }
        List<Boolean> taken = rows.end(handle, ended);
        Map<Work, Boolean> took = new IdentityHashMap<>();
        List<Ended> kept = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            // it is in our hands, so that nobody else can have ended it
            boolean ours = taken.get(i) || again;
            took.put(works.get(i), ours);
            if (ours) {
                kept.add(ended.get(i));
            }
        }
        rows.keep(handle, kept);
        Map<String, Queued> candidates = new LinkedHashMap<>();
        Map<String, Work> finders = new HashMap<>();
        long place = lastPlace;
        int framed = 0;
        for (Work work : together) {
            if (took.getOrDefault(work, true)) {
                for (Found one : work.found()) {
                    String key = one.route().key();
                    if (!known.contains(key) && !candidates.containsKey(key)) {
                        place = Math.max(place + 1, work.now().toEpochMilli() * 10_000);
                        candidates.put(key, queued(one, place));
                        finders.put(key, work);
                    }
                }
                framed += frame.write(handle, work.framed(), work.now());
            }
        }
        List<Queued> byKey = candidates.values().stream()
                .sorted(Comparator.comparing(queued -> queued.entry().key()))
                .toList();
        List<Boolean> inserted = rows.insert(handle, byKey);
        List<Queued> fresh = new ArrayList<>();
        List<Queued> there = new ArrayList<>();
        Map<Work, Integer> counts = new IdentityHashMap<>();
        for (int i = 0; i < byKey.size(); i++) {
            if (inserted.get(i)) {
                fresh.add(byKey.get(i));
                Work finder = finders.get(byKey.get(i).entry().key());
                if (finder != null) {
                    counts.merge(finder, 1, Integer::sum);
                }
            } else {
                there.add(byKey.get(i));
            }
        }
        fresh.sort(Comparator.comparingLong(Queued::place));
        List<Outcome> outcomes = together.stream()
                .map(work -> new Outcome(took.getOrDefault(work, true), counts.getOrDefault(work, 0)))
                .toList();
        return new Written(outcomes, fresh, there, framed);
    }

    private static Queued queued(Found found, long place) {
        var route = found.route();
        return new Queued(
                place, new Entry(route.key(), route.address(), route.kind(), route.item(), found.depth(), 0, ""));
    }

    @Override
    public Optional<Instant> book(Entry holder, String host, Instant earliest) {
        synchronized (hosts) {
            HostTurn turn = hosts.turn(host);
            if (!hosts.hold(turn, earliest, delay)) {
                return Optional.empty();
            }
            int own = inHand.containsKey(holder.lease())
                            && holder.address().host().equals(host)
                    ? 1
                    : 0;
            if (turn.inFlight() - own >= parallel) {
                return Optional.empty();
            }
            Instant when = turn.due().isAfter(earliest) ? turn.due() : earliest;
            turn.rest(when, delay);
            return Optional.of(when);
        }
    }

    @Override
    public void slow(String host, Duration longer) {
        hosts.slow(host, longer);
    }

    @Override
    public Optional<Instant> nextDue(Instant now, Set<PageKind> kinds) {
        synchronized (hosts) {
            Instant soonest = null;
            for (HostQueue queue : queues.values()) {
                if (queue.has(kinds)) {
                    HostTurn turn = queue.turn();
                    Instant due = turn.inFlight() < parallel ? turn.due() : now.plusSeconds(1);
                    soonest = soonest == null || due.isBefore(soonest) ? due : soonest;
                }
            }
            return Optional.ofNullable(soonest);
        }
    }

    /** Whoever worked with this is gone: what was in hand is queued again, and its hosts rest. */
    void forsaken(Instant now, Duration rest) {
        synchronized (hosts) {
            List<Held> lost = new ArrayList<>(inHand.values());
            // the last first: each goes to the head of its queue
            lost.sort(Comparator.comparingLong((Held held) -> held.queued().place())
                    .reversed());
            lost.forEach(held -> {
                held.queue().back(held.queued());
                held.queue().turn().end();
                held.queue().turn().rest(now, rest);
            });
            inHand.clear();
            hosts.busy(this, false);
        }
    }

    @Override
    public Tally tally() {
        int leased;
        synchronized (hosts) {
            leased = inHand.size();
        }
        return account.tally(leased);
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
