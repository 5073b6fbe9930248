package zhicha.crawler.fetch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops all fetching that watches it, at once and for good: no new request begins, those under way are cut. */
public final class KillSwitch {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final CountDownLatch pulled = new CountDownLatch(1);

    public boolean pulled() {
        return pulled.getCount() == 0;
    }

    /** Waits, and says at once when the switch is pulled meanwhile; where the time is zero or less it only looks. */
    public boolean pulledWithin(Duration time) throws InterruptedException {
        return pulled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void pull() {
        pulled.countDown();
        watchers.forEach(Runnable::run);
    }

    /** Runs {@code action} when the switch is pulled; at once where it has been. It may run twice. */
    public Watch watch(Runnable action) {
        watchers.add(action);
        if (pulled()) {
            action.run();
        }
        return () -> watchers.remove(action);
    }

    /** Ends the watching. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
