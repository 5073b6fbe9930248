package zhicha.bench.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A name added to the watchlist while titles are being matched.
 *
 * @param seconds from the edit until a title with the new name was hit by the thread that never stopped
 * @param titles that thread matched meanwhile
 * @param longestPause milliseconds of its slowest title meanwhile
 */
record Reload(double seconds, long titles, double longestPause) {
    private static final String NEW_NAME = "鑫犇淼壵";

    /** The matcher in use. */
    private static final class Live {
        private volatile Matching matching;

        Live(Matching matching) {
            this.matching = matching;
        }
    }

    /**
     * @param builder a matcher of these names
     * @throws IllegalStateException if the new name is not found in a minute
     */
    static Reload of(List<String> names, Function<List<String>, Matching> builder, List<String> titles)
            throws InterruptedException {
        Live live = new Live(builder.apply(names));
        List<String> edited = new ArrayList<>(names);
        edited.add(NEW_NAME);
        List<String> withNew = new ArrayList<>(titles.subList(0, Math.min(99, titles.size())));
        withNew.add("全新 " + NEW_NAME + "* 现货");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong looked = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        AtomicLong seenAt = new AtomicLong();
        int last = withNew.size() - 1;
        Thread matching = new Thread(() -> {
            while (!stop.get()) {
                for (int i = 0; i <= last; i++) {
                    long start = System.nanoTime();
                    long hits = live.matching.look(withNew, i, i + 1);
                    long end = System.nanoTime();
                    looked.incrementAndGet();
                    longest.accumulateAndGet(end - start, Math::max);
                    if (i == last && hits > 0) {
                        seenAt.compareAndSet(0, end);
                    }
                }
            }
        });
        matching.start();
        while (looked.get() < 200) {
            Thread.sleep(1);
        }
        looked.set(0);
        longest.set(0);
        long start = System.nanoTime();
        live.matching = builder.apply(edited);
        long patience = start + 60_000_000_000L;
        while (seenAt.get() == 0 && System.nanoTime() < patience) {
            Thread.sleep(1);
        }
        stop.set(true);
        matching.join();
        if (seenAt.get() == 0) {
            throw new IllegalStateException("the added name was not found within a minute of the reload");
        }
        return new Reload((seenAt.get() - start) / 1e9, looked.get(), longest.get() / 1e6);
    }
}
