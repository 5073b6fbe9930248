package zhicha.app.store.frontier.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of the queue of one host and kind. The rest stays in the store until it is needed: a lane never holds more than
 * a few addresses, however long the queue is. Not thread-safe.
 */
final class Lane {
    /** Addresses that are read from the store at a time, and as many may be held. */
    static final int LENGTH = 64;

    private final Deque<Queued> head = new ArrayDeque<>();
    /** Whether the store has more behind the last one that was here. */
    private boolean more;

    private long last = Long.MIN_VALUE;

    /** Nothing of it is here yet. */
    void unread() {
        more = true;
    }

    boolean isEmpty() {
        return head.isEmpty() && !more;
    }

    boolean isDry() {
        return head.isEmpty() && more;
    }

    /** The place after which to read on. */
    long last() {
        return last;
    }

    /** What was read behind {@link #last}; empty where there was no more. */
    void filled(List<Queued> next, boolean evenMore) {
        head.addAll(next);
        more = evenMore;
        if (!next.isEmpty()) {
            last = next.getLast().place();
        }
    }

    /** A new address, written behind all others; it may have been read already since it was written. */
    void found(Queued queued) {
        if (queued.place() <= last) {
            return;
        }
        if (more || head.size() >= LENGTH) {
            more = true;
        } else {
            head.addLast(queued);
            last = queued.place();
        }
    }

    void back(Queued queued) {
        head.addFirst(queued);
    }

    @Nullable
    Queued peek() {
        return head.peekFirst();
    }

    Queued take() {
        return head.removeFirst();
    }
}
