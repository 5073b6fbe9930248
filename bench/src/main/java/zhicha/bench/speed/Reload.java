package zhicha.bench.speed;

import java.util.ArrayList;
import java.util.List;
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

    /** The matcher in use, and the thread that never stops asking it. */
    private static final class Live extends Thread {
        private final List<String> titles;
        private final AtomicLong looked = new AtomicLong();
        private final AtomicLong longest = new AtomicLong();
        private final AtomicLong seenAt = new AtomicLong();
        private volatile Matching matching;
        private volatile boolean stopped;

        /** @param titles the last one names what is added later */
        Live(Matching matching, List<String> titles) {
            super("titles-under-reload");
            this.matching = matching;
            this.titles = titles;
            setDaemon(true);
        }

        @Override
        public void run() {
            int last = titles.size() - 1;
            while (!stopped) {
                for (int i = 0; i <= last; i++) {
                    long start = System.nanoTime();
                    long hits = matching.look(titles, i, i + 1);
                    long end = System.nanoTime();
                    looked.incrementAndGet();
                    longest.accumulateAndGet(end - start, Math::max);
                    if (i == last && hits > 0) {
                        seenAt.compareAndSet(0, end);
                    }
                }
            }
        }
    }

    /**
     * @param builder a matcher of these names
     * @throws IllegalStateException if the new name is not found in a minute
     */
    static Reload of(List<String> names, Function<List<String>, Matching> builder, List<String> titles)
            throws InterruptedException {
        List<String> edited = new ArrayList<>(names);
        edited.add(NEW_NAME);
        List<String> withNew = new ArrayList<>(titles.subList(0, Math.min(99, titles.size())));
        withNew.add("全新 " + NEW_NAME + "* 现货");
        try (Matching before = builder.apply(names)) {
            Live live = new Live(before, withNew);
            live.start();
            while (live.looked.get() < 200 && live.isAlive()) {
                Thread.sleep(1);
            }
            live.looked.set(0);
            live.longest.set(0);
            long start = System.nanoTime();
            try (Matching after = builder.apply(edited)) {
                live.matching = after;
                long patience = start + 60_000_000_000L;
                while (live.seenAt.get() == 0 && live.isAlive() && System.nanoTime() < patience) {
                    Thread.sleep(1);
                }
                live.stopped = true;
                live.join();
            } finally {
                live.stopped = true;
            }
            if (live.seenAt.get() == 0) {
                throw new IllegalStateException("the added name was not found within a minute of the reload");
            }
            return new Reload((live.seenAt.get() - start) / 1e9, live.looked.get(), live.longest.get() / 1e6);
        }
    }
}
