package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * Writes what came of addresses, and what was found. What waits is written in one transaction, and is told to whoever gave
 * it when that has been committed; one that the store does not take spoils no other.
 */
final class Ledger {
    /**
     * So long something waits for others at the most; nobody waits for it meanwhile. What was read in this time before a kill
     * is asked for once more.
     */
    private static final Duration GATHERING = Duration.ofMillis(500);

    /** As many may wait; whoever brings the last of them writes them all. */
    private static final int MOST = 64;

    private static final ExecutorService WRITERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("ledger-", 1).factory());

    private final Function<List<Work>, List<Outcome>> transaction;
    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger many = new AtomicInteger();
    /** Whether somebody will come and write what waits, in a while or at once. */
    private final AtomicBoolean later = new AtomicBoolean();

    private final AtomicBoolean soon = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();

    /** @param transaction writes all of some work or throws; called by one thread at a time */
    Ledger(Function<List<Work>, List<Outcome>> transaction) {
        this.transaction = transaction;
    }

    /**
     * One step.
     *
     * @param entry what ended, and {@code completion} how; both null where addresses are only added
     * @param found those there is room for
     */
    record Work(
            @Nullable Entry entry,
            @Nullable Completion completion,
            List<Found> found,
            List<FrameUnit> framed,
            Instant now,
            CompletableFuture<Outcome> done) {}

    /**
     * @param taken false where the address had ended already, and then nothing was recorded
     * @param fresh how many addresses were new
     */
    record Outcome(boolean taken, int fresh) {}

    /** Returns when it has been committed. */
    Outcome add(List<Found> found, Instant now) {
        Work work = new Work(null, null, found, List.of(), now, new CompletableFuture<>());
        put(work);
        settle();
        return joined(work.done());
    }

    /** Returns at once. */
    CompletableFuture<Outcome> end(
            Entry entry, Completion completion, List<Found> found, List<FrameUnit> framed, Instant now) {
        Work work = new Work(entry, completion, found, framed, now, new CompletableFuture<>());
        if (put(work) >= MOST) {
            settle();
        } else if (later.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(GATHERING.toMillis(), TimeUnit.MILLISECONDS, WRITERS)
                    .execute(() -> {
                        later.set(false);
                        settle();
                    });
        }
        return work.done();
    }

    private int put(Work work) {
        waiting.add(work);
        return many.incrementAndGet();
    }

    /** Somebody has nothing else to do until what waits is written: it is begun by another thread. */
    void soon() {
        if (many.get() > 0 && soon.compareAndSet(false, true)) {
            WRITERS.execute(() -> {
                soon.set(false);
                settle();
            });
        }
    }

    /** Writes what waits. Returns when all of it is committed, what another thread was just writing among it. */
    void settle() {
        List<Runnable> told = new ArrayList<>();
        writing.lock();
        try {
            writeWaiting(told);
        } finally {
            writing.unlock();
        }
        // not under the lock: whoever hears of it may have more to write
        told.forEach(Runnable::run);
    }

    /** What was given, once it is there. */
    static <T> T joined(CompletableFuture<T> given) {
        try {
            return given.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void writeWaiting(List<Runnable> told) {
        List<Work> together = new ArrayList<>();
        for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
            together.add(work);
            many.decrementAndGet();
        }
        if (together.isEmpty()) {
            return;
        }
        try {
            write(together, told);
        } catch (IllegalArgumentException notTaken) {
            // one of them, and nobody knows which
            together.forEach(work -> alone(work, told));
        } catch (RuntimeException | Error failed) {
            together.forEach(work -> told.add(() -> work.done().completeExceptionally(failed)));
        }
    }

    private void alone(Work work, List<Runnable> told) {
        try {
            write(List.of(work), told);
        } catch (RuntimeException | Error failed) {
            told.add(() -> work.done().completeExceptionally(failed));
        }
    }

    private void write(List<Work> together, List<Runnable> told) {
        List<Outcome> outcomes = transaction.apply(together);
        for (int i = 0; i < together.size(); i++) {
            Work work = together.get(i);
            Outcome outcome = outcomes.get(i);
            told.add(() -> work.done().complete(outcome));
        }
    }
}
