package zhicha.bench.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * One matcher, measured.
 *
 * @param build seconds of CPU to build it, all threads
 * @param megabytes of heap it holds on to
 * @param rate titles a second of CPU time, garbage collection included: the median of the rounds
 * @param microseconds99 of 100 titles, 99 take at most so long
 * @param hits of the last round, a million titles
 */
record Clocked(String name, double build, double megabytes, double rate, double microseconds99, double hits) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int BATCH = 100;

    /** How long to run: seconds of warming up and of each round, and rounds. */
    record Effort(double warm, double round, int rounds) {}

    /** Builds it, warms it up and measures it. */
    static Clocked of(String name, Supplier<Matching> builder, List<String> titles, Effort effort) {
        double before = heap();
        double start = cpu();
        try (Matching matching = builder.get()) {
            double build = cpu() - start;
            double megabytes = heap() - before;
            round(matching, titles, effort.warm());
            List<Double> rates = new ArrayList<>();
            double hits = 0;
            for (int i = 0; i < effort.rounds(); i++) {
                Round round = round(matching, titles, effort.round());
                rates.add(round.titles() / round.seconds());
                hits = round.hits() * 1e6 / round.titles();
            }
            rates.sort(null);
            double slow = slow(matching, titles, effort.round());
            return new Clocked(name, build, megabytes, rates.get(rates.size() / 2), slow, hits);
        }
    }

    private record Round(long titles, double seconds, long hits) {}

    private static Round round(Matching matching, List<String> titles, double seconds) {
        double start = cpu();
        long until = System.nanoTime() + (long) (seconds * 4e9);
        long looked = 0;
        long hits = 0;
        int at = 0;
        double spent;
        do {
            int to = Math.min(titles.size(), at + BATCH);
            hits += matching.look(titles, at, to);
            looked += to - at;
            at = to == titles.size() ? 0 : to;
            spent = cpu() - start;
        } while (spent < seconds && System.nanoTime() < until);
        return new Round(looked, Math.max(spent, 1e-6), hits);
    }

    /** Time of single titles; of those that one clock tick cannot tell apart the rank still holds. */
    private static double slow(Matching matching, List<String> titles, double seconds) {
        long[] nanos = new long[titles.size()];
        long until = System.nanoTime() + (long) (seconds * 2e9);
        int measured = 0;
        while (measured < titles.size() && (measured < BATCH || System.nanoTime() < until)) {
            long start = System.nanoTime();
            matching.look(titles, measured, measured + 1);
            nanos[measured++] = System.nanoTime() - start;
        }
        long[] sorted = Arrays.copyOf(nanos, measured);
        Arrays.sort(sorted);
        return sorted[(int) (measured * 0.99)] / 1e3;
    }

    /** Seconds of CPU that this process has used. */
    static double cpu() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** Megabytes of heap in use after collecting garbage. */
    static double heap() {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
    }
}
