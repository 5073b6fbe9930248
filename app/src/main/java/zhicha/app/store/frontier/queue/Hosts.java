package zhicha.app.store.frontier.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.frontier.step.Steps;

/**
 * The hosts that the crawls of this program ask, gently whoever asks. A program holds a host for two minutes at a time, and
 * for so long its turns are kept here and not in the store; where another program waits for the host it is passed on when
 * half of that is over. Everything of {@link HostTurn} and of the crawls' queues is guarded by this object.
 */
public final class Hosts {
    /** Longer than any fetch may take: what is in flight ends while the host is still held. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Steps steps;
    private final String holder = UUID.randomUUID().toString();
    private final Map<String, HostTurn> turns = new HashMap<>();
    private final Set<Object> busy = new HashSet<>();

    public Hosts(Steps steps) {
        this.steps = steps;
    }

    synchronized HostTurn turn(String host) {
        return turns.computeIfAbsent(host, HostTurn::new);
    }

    /** Keeps a frontier with addresses in hand from being forgotten: its hosts count them as requests in flight. */
    synchronized void busy(Object frontier, boolean is) {
        if (is) {
            busy.add(frontier);
        } else {
            busy.remove(frontier);
        }
    }

    private record Row(
            Instant due, Duration slowness, @Nullable String holder, Instant heldUntil, boolean wanted) {}

    /** Whether this program has a host to itself for long enough to ask it. */
    synchronized boolean held(HostTurn turn, Instant now) {
        return turn.heldUntil().minus(HOLD.dividedBy(2)).isAfter(now);
    }

    /**
     * Holds hosts, or goes on holding them, in one step. Of one that another program has, its turn tells when to look again.
     *
     * @param delay the rest of one that was held by a program that is gone, because nobody knows when it was last asked
     */
    synchronized void hold(List<HostTurn> turns, Instant now, Duration delay) {
        // in one order for all programs: none waits for another in a ring
        List<HostTurn> ordered = turns.stream()
                .filter(turn -> !held(turn, now) && !turn.barred(now))
                .sorted(Comparator.comparing(HostTurn::host))
                .toList();
        if (ordered.isEmpty()) {
            return;
        }
        steps.run(handle -> {
            ordered.forEach(turn -> hold(handle, turn, now, delay));
            return 0;
        });
    }

    private void hold(Handle handle, HostTurn turn, Instant now, Duration delay) {
        Row row = row(handle, turn.host());
        boolean ours = holder.equals(row.holder());
        if (!ours && row.holder() != null && row.heldUntil().isAfter(now)) {
            handle.createUpdate("update frontier_host set wanted = true where host = :host and wanted = false")
                    .bind("host", turn.host())
                    .execute();
            turn.bar(now.plus(LOOK_AGAIN));
            return;
        }
        turn.slow(row.slowness());
        turn.until(row.due());
        if (!ours && row.holder() != null) {
            turn.rest(now, delay);
        }
        if (ours && row.wanted() && turn.inFlight() == 0) {
            write(handle, turn, null, now);
            turn.bar(now.plus(LOOK_AGAIN.multipliedBy(2)));
            return;
        }
        // not all at the same moment again
        turn.hold(now.plus(HOLD).minusSeconds(Math.floorMod(turn.host().hashCode(), HOLD.toSeconds() / 4)));
        write(handle, turn, holder, turn.heldUntil());
    }

    private static Row row(Handle handle, String host) {
        handle.createUpdate("insert into frontier_host (host, due_at, slow_ms) values (:host, :due, 0)"
                        + " on conflict do nothing")
                .bind("host", host)
                .bind("due", Steps.time(Instant.EPOCH))
                .execute();
        return handle.createQuery(
                        "select due_at, slow_ms, holder, held_until, wanted from frontier_host where host = :host for update")
                .bind("host", host)
                .map((row, context) -> {
                    OffsetDateTime until = row.getObject("held_until", OffsetDateTime.class);
                    return new Row(
                            row.getObject("due_at", OffsetDateTime.class).toInstant(),
                            Duration.ofMillis(row.getLong("slow_ms")),
                            row.getString("holder"),
                            until == null ? Instant.EPOCH : until.toInstant(),
                            row.getBoolean("wanted"));
                })
                .one();
    }

    private static void write(Handle handle, HostTurn turn, @Nullable String holder, Instant until) {
        handle.createUpdate("update frontier_host set due_at = :due, slow_ms = :slow, holder = :holder,"
                        + " held_until = :until, wanted = false where host = :host")
                .bind("due", Steps.time(turn.rest()))
                .bind("slow", turn.slowness().toMillis())
                .bind("holder", holder)
                .bind("until", Steps.time(until))
                .bind("host", turn.host())
                .execute();
    }

    /** Leaves a host alone until then, whatever becomes of this program. */
    synchronized void until(HostTurn turn, Instant moment) {
        turn.until(moment);
        steps.run(handle -> handle.createUpdate(
                        "update frontier_host set due_at = :due where host = :host and due_at < :due")
                .bind("due", Steps.time(moment))
                .bind("host", turn.host())
                .execute());
    }

    /**
     * Lets go of hosts that nobody here is asking, so that another program need not wait until they are not held any more.
     * Their rest is kept. Where the store is away they are let go of there by the time alone; here at once, since the store may
     * have let go of them all the same, and its answer be lost.
     */
    synchronized void release(Collection<HostTurn> of, Instant now) {
        List<HostTurn> ours = (busy.isEmpty() ? turns.values() : of)
                .stream()
                        .filter(turn -> turn.inFlight() == 0 && turn.heldUntil().isAfter(now))
                        .sorted(Comparator.comparing(HostTurn::host))
                        .toList();
        if (ours.isEmpty()) {
            return;
        }
        ours.forEach(turn -> turn.hold(Instant.EPOCH));
        steps.attempt(handle -> {
            ours.forEach(turn -> handle.createUpdate(
                            "update frontier_host set due_at = :due, slow_ms = :slow, holder = null,"
                                    + " held_until = null, wanted = false where host = :host and holder = :holder")
                    .bind("due", Steps.time(turn.rest()))
                    .bind("slow", turn.slowness().toMillis())
                    .bind("host", turn.host())
                    .bind("holder", holder)
                    .execute());
            return 0;
        });
    }

    public synchronized void slow(String host, Duration longer) {
        HostTurn turn = turn(host);
        if (longer.compareTo(turn.slowness()) <= 0) {
            return;
        }
        turn.slow(longer);
        steps.run(handle -> {
            row(handle, host);
            return handle.createUpdate(
                            "update frontier_host set slow_ms = :slow where host = :host and slow_ms < :slow")
                    .bind("slow", longer.toMillis())
                    .bind("host", host)
                    .execute();
        });
    }

    /** For the only program that has the store open: nobody else holds anything, and what was in flight is not any more. */
    public synchronized void alone(Instant now, Duration delay) {
        turns.values().forEach(turn -> turn.forsaken(now, delay));
        steps.run(handle -> {
            handle.createUpdate("update frontier_host set due_at = :due where holder is not null and due_at < :due")
                    .bind("due", Steps.time(now.plus(delay)))
                    .execute();
            return handle.execute(
                    "update frontier_host set holder = null, held_until = null, wanted = false where holder is not null");
        });
    }
}
