package zhicha.app.web.api;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered, by class of status, and how long they took in all. */
public final class RequestCounts {
    private final AtomicLongArray byClass = new AtomicLongArray(6);
    private final LongAdder nanos = new LongAdder();

    public void count(int status, double millis) {
        byClass.incrementAndGet(Math.clamp(status / 100, 0, 5));
        nanos.add((long) (millis * 1_000_000));
    }

    long answered(int statusClass) {
        return byClass.get(statusClass);
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }
}
