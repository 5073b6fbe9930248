package zhicha.app.store.frontier.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;

/**
 * What one crawl has to ask of each of its hosts, and what of it is in hand. Thread-safe: guarded by the {@link Hosts}, whose
 * turns several crawls share.
 */
public final class Queues {
    /** Hosts that may all be asked at once. */
    private static final int FEW = 32;

    private final Hosts hosts;
    private final Duration delay;
    private final int parallel;
    private final HostQueue.Source source;
    private final Map<String, HostQueue> queues = new LinkedHashMap<>();
    private final Map<String, Held> inHand = new HashMap<>();
    /** Leases of this opening begin with it, so that those of an earlier one are worth nothing. */
    private final String opening = UUID.randomUUID().toString();

    private long leases;
    /** When a host was last asked for the first time. */
    private Instant lastFirst = Instant.EPOCH;

    /** @param source where a queue goes on behind what of it is here */
    public Queues(Hosts hosts, Duration delay, int parallel, HostQueue.Source source) {
        this.hosts = hosts;
        this.delay = delay;
        this.parallel = parallel;
        this.source = source;
    }

    /** An address in hand, and the queue it came from. */
    public record Held(HostQueue queue, Queued queued) {}

    private HostQueue queue(String host) {
        return queues.computeIfAbsent(host, name -> new HostQueue(hosts.turn(name)));
    }

    /** Something of this kind lies in the store behind all that is here. */
    public void unread(String host, PageKind kind) {
        synchronized (hosts) {
            queue(host).unread(kind);
        }
    }

    /** New addresses, in the order of their places. */
    public void found(List<Queued> fresh) {
        synchronized (hosts) {
            fresh.forEach(queued -> queue(queued.entry().address().host()).found(queued));
        }
    }

    public Optional<Entry> lease(Instant now, Set<PageKind> kinds) {
        synchronized (hosts) {
            for (HostQueue next = next(now, kinds); next != null; next = next(now, kinds)) {
                HostTurn turn = next.turn();
                if (!hosts.held(turn, now)) {
                    hosts.hold(unheld(now, kinds), now, delay);
                }
                if (!hosts.held(turn, now) || turn.due().isAfter(now)) {
                    continue;
                }
                Optional<Queued> queued = next.take(kinds, source);
                if (queued.isPresent()) {
                    return Optional.of(begun(next, queued.get(), now));
                }
            }
            return Optional.empty();
        }
    }

    private boolean askable(HostQueue queue, Instant now, Set<PageKind> kinds) {
        HostTurn turn = queue.turn();
        return turn.inFlight() < parallel && !due(turn).isAfter(now) && queue.has(kinds);
    }

    /**
     * Of many hosts the first requests are spread over one delay, so that a crawl asks as evenly from its first second on as
     * it will later, and not a hundred of them at once and then none.
     */
    private Instant due(HostTurn turn) {
        if (turn.asked() || queues.size() <= FEW) {
            return turn.due();
        }
        Instant spread = lastFirst.plus(delay.dividedBy(queues.size()));
        return spread.isAfter(turn.due()) ? spread : turn.due();
    }

    /**
     * The host that has been due for longest. One that was not asked yet waits behind those that were, for ten times their
     * delay and ten seconds at the most: a crawl that begins with more hosts than it can serve at once takes them up one
     * after the other, and keeps the rhythm of those it has begun with.
     */
    private @Nullable HostQueue next(Instant now, Set<PageKind> kinds) {
        HostQueue best = null;
        Instant soonest = Instant.MAX;
        for (HostQueue queue : queues.values()) {
            if (askable(queue, now, kinds)) {
                Instant rank = queue.turn().rank(now, delay);
                if (rank.isBefore(soonest)) {
                    best = queue;
                    soonest = rank;
                }
            }
        }
        return best;
    }

    /** All that are due and not held: they are held together. */
    private List<HostTurn> unheld(Instant now, Set<PageKind> kinds) {
        return queues.values().stream()
                .filter(queue -> queue.has(kinds))
                .map(HostQueue::turn)
                .filter(turn -> !turn.due().isAfter(now) && !hosts.held(turn, now))
                .toList();
    }

    private Entry begun(HostQueue queue, Queued queued, Instant now) {
        Entry entry = queued.entry().leased(opening + " " + ++leases);
        inHand.put(entry.lease(), new Held(queue, queued));
        hosts.busy(this, true);
        if (!queue.turn().asked()) {
            lastFirst = now;
        }
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

    /** @return false where it was not in hand */
    public boolean putBack(Entry entry, Instant notBefore, boolean attempted) {
        synchronized (hosts) {
            Held held = letGo(entry);
            if (held == null) {
                return false;
            }
            Queued queued = held.queued();
            if (attempted) {
                held.queue().back(new Queued(queued.place(), queued.entry().attempted()));
                // it may have asked for a long rest, and that outlives this program
                hosts.until(held.queue().turn(), notBefore);
            } else {
                held.queue().back(queued);
                held.queue().turn().until(notBefore);
            }
            return true;
        }
    }

    /** @return false where it was not in hand */
    public boolean cut(Entry entry, Instant now) {
        synchronized (hosts) {
            Held held = letGo(entry);
            if (held == null) {
                return false;
            }
            Queued queued = held.queued();
            held.queue().back(new Queued(queued.place(), queued.entry().cut()));
            held.queue().turn().until(now);
            return true;
        }
    }

    /**
     * It has ended, and its host rests.
     *
     * @param answered when its host had answered; null where it was not asked
     * @return null where it was not in hand
     */
    public @Nullable Held ended(Entry entry, @Nullable Instant answered) {
        synchronized (hosts) {
            Held held = letGo(entry);
            if (parallel == 1 && answered != null) {
                // under another lease nothing of this is taken, but the host was asked all the same
                hosts.turn(entry.address().host()).rest(answered, delay);
            }
            return held;
        }
    }

    /** It could not be recorded, and is still in hand. */
    public void stillInHand(Entry entry, Held held) {
        synchronized (hosts) {
            held.queue().turn().begin();
            inHand.put(entry.lease(), held);
            hosts.busy(this, true);
        }
    }

    public Optional<Instant> book(Entry holder, String host, Instant earliest) {
        synchronized (hosts) {
            HostTurn turn = hosts.turn(host);
            if (!hosts.held(turn, earliest)) {
                hosts.hold(List.of(turn), earliest, delay);
            }
            int own = inHand.containsKey(holder.lease())
                            && holder.address().host().equals(host)
                    ? 1
                    : 0;
            if (!hosts.held(turn, earliest) || turn.inFlight() - own >= parallel) {
                return Optional.empty();
            }
            Instant when = turn.due().isAfter(earliest) ? turn.due() : earliest;
            turn.rest(when, delay);
            return Optional.of(when);
        }
    }

    public Optional<Instant> nextDue(Instant now, Set<PageKind> kinds) {
        synchronized (hosts) {
            Instant soonest = null;
            for (HostQueue queue : queues.values()) {
                if (queue.has(kinds)) {
                    HostTurn turn = queue.turn();
                    Instant due = turn.inFlight() < parallel ? due(turn) : now.plusSeconds(1);
                    soonest = soonest == null || due.isBefore(soonest) ? due : soonest;
                }
            }
            return Optional.ofNullable(soonest);
        }
    }

    /** How many addresses are in hand. */
    public int inHand() {
        synchronized (hosts) {
            return inHand.size();
        }
    }

    /** Other programs may ask its hosts. */
    public void release(Instant now) {
        synchronized (hosts) {
            hosts.release(queues.values().stream().map(HostQueue::turn).toList(), now);
        }
    }

    /** Whoever worked with this is gone: what was in hand is queued again, and its hosts rest. */
    public void forsaken(Instant now, Duration rest) {
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
}
