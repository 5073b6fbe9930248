package zhicha.app.store.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * Writes what came of addresses, and what was found. Those that arrive together share one transaction, and each returns
 * when it has been committed; one that the store does not take spoils no other.
 */
final class Ledger {
    /** Little beside the rest of a host, which has begun with its answer. */
    private static final long GATHERING = Duration.ofMillis(15).toNanos();

    private final Function<List<Work>, List<Outcome>> transaction;
    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private int lastTogether;

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

    Outcome add(List<Found> found, Instant now) {
        return write(new Work(null, null, found, List.of(), now, new CompletableFuture<>()));
    }

    Outcome end(Entry entry, Completion completion, List<Found> found, List<FrameUnit> framed, Instant now) {
        return write(new Work(entry, completion, found, framed, now, new CompletableFuture<>()));
    }

    private Outcome write(Work work) {
        waiting.add(work);
        writing.lock();
        try {
            // whoever comes first writes for all who wait
            if (!work.done().isDone()) {
                writeWaiting();
            }
        } finally {
            writing.unlock();
        }
        try {
            return work.done().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void writeWaiting() {
        if (lastTogether > 1) {
            // many are at work: a moment's wait saves most of them a commit of their own
            LockSupport.parkNanos(GATHERING);
        }
        List<Work> together = new ArrayList<>();
        for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
            together.add(work);
        }
        lastTogether = together.size();
        try {
            write(together);
        } catch (IllegalArgumentException notTaken) {
            // one of them, and nobody knows which
            together.forEach(this::alone);
        } catch (RuntimeException | Error failed) {
            together.forEach(work -> work.done().completeExceptionally(failed));
        }
    }

    private void alone(Work work) {
        try {
            write(List.of(work));
        } catch (RuntimeException | Error failed) {
            work.done().completeExceptionally(failed);
        }
    }

    private void write(List<Work> together) {
        List<Outcome> outcomes = transaction.apply(together);
        for (int i = 0; i < together.size(); i++) {
            together.get(i).done().complete(outcomes.get(i));
        }
    }
}
