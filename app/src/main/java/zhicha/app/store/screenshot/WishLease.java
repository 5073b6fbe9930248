package zhicha.app.store.screenshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wishes that one pass has to itself, of all programs on the store. They are held for two minutes and again every twenty
 * seconds, for as long as this is open: what a program that was killed held is another's two minutes later. Thread-safe.
 */
public final class WishLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WishLease.class);
    private static final Duration HOLD = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Jdbi jdbi;
    private final Clock clock;
    private final String taker = UUID.randomUUID().toString();
    private final Set<Wish> held = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wishes held").factory());

    WishLease(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        renewing.scheduleWithFixedDelay(this::tryRenewing, AGAIN.toMillis(), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes each that still waits and that nobody holds. @return those that are held now, in the given order */
    public List<Wish> take(List<Wish> wishes) {
        List<Wish> took = wishes.stream().filter(this::took).toList();
        held.addAll(took);
        return took;
    }

    /** One statement: of two that come at the same moment, the second waits for the first and then changes nothing. */
    private boolean took(Wish wish) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> handle.createUpdate("update screenshot_wish"
                                + " set taker = :taker, taken_until = :until where listing = :listing"
                                + " and substance = :substance and (taken_until is null or taken_until <= :now)")
                        .bind("taker", taker)
                        .bind("until", now.plus(HOLD))
                        .bind("listing", wish.listing())
                        .bind("substance", wish.substance())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    private void tryRenewing() {
        try {
            renew().forEach(lost -> LOG.warn(
                    "listing {}: another program has its screenshot in work too, since the store was out of reach for longer"
                            + " than it is held; its shop may be asked for it twice",
                    lost.listing()));
        } catch (RuntimeException e) {
            // the next time is soon enough; a store that stays away ends the pass by itself
            LOG.warn("screenshots in work could not be held on to: {}", e.toString());
        }
    }

    /**
     * Holds what still waits for two minutes from now on, even where its time was over, unless another took it since.
     *
     * @return what another took; each is told once
     */
    List<Wish> renew() {
        Instant until = clock.instant().plus(HOLD);
        return jdbi.inTransaction(handle -> {
            int renewed = handle.createUpdate("update screenshot_wish set taken_until = :until where taker = :taker")
                    .bind("until", until)
                    .bind("taker", taker)
                    .execute();
            List<Wish> gone = renewed == held.size()
                    ? List.of()
                    : held.stream().filter(wish -> !ours(handle, wish)).toList();
            held.removeAll(gone);
            // one that has ended may have been asked for again, and then nobody has it in work
            return gone.stream().filter(wish -> taker(handle, wish).isPresent()).toList();
        });
    }

    private boolean ours(Handle handle, Wish wish) {
        return taker(handle, wish).filter(taker::equals).isPresent();
    }

    private static Optional<String> taker(Handle handle, Wish wish) {
        return handle.createQuery("select taker from screenshot_wish where listing = :listing"
                        + " and substance = :substance and taker is not null")
                .bind("listing", wish.listing())
                .bind("substance", wish.substance())
                .mapTo(String.class)
                .findOne();
    }

    /** Lets go of what was not taken after all. */
    @Override
    public void close() {
        renewing.shutdown();
        try {
            jdbi.useTransaction(handle -> handle.createUpdate(
                            "update screenshot_wish set taker = null, taken_until = null where taker = :taker")
                    .bind("taker", taker)
                    .execute());
        } catch (RuntimeException e) {
            LOG.warn("screenshots that were not taken wait for two minutes: {}", e.toString());
        }
    }
}
