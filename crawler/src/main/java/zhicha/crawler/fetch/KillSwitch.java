package zhicha.crawler.fetch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops all fetching that watches it, at once and for good: no new request begins, those under way are cut. */
public final class KillSwitch {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile boolean pulled;

    public boolean pulled() {
        return pulled;
    }

    public void pull() {
        pulled = true;
        watchers.forEach(Runnable::run);
    }

    /** Runs {@code action} when the switch is pulled; at once where it has been. It may run twice. */
    public Watch watch(Runnable action) {
        watchers.add(action);
        if (pulled) {
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
