package zhicha.bench.picture.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Something done again and again on one thread.
 *
 * @param median microseconds, by the clock on the wall
 * @param slow likewise; 99 of 100 take at most so long
 * @param cpu microseconds of this thread's CPU time, on average
 */
record Timed(int times, double median, double slow, double cpu) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** @param least times that are done in any case */
    static Timed of(double warmSeconds, double seconds, int least, IntConsumer action) {
        run(warmSeconds, Math.min(least, 3), action);
        return run(seconds, least, action);
    }

    private static Timed run(double seconds, int least, IntConsumer action) {
        long[] nanos = new long[1024];
        int times = 0;
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long now = start;
        while (times < least || now - start < seconds * 1e9) {
            action.accept(times);
            long then = System.nanoTime();
            nanos = times == nanos.length ? Arrays.copyOf(nanos, 2 * times) : nanos;
            nanos[times++] = then - now;
            now = then;
        }
        double spent = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3;
        long[] sorted = Arrays.copyOf(nanos, times);
        Arrays.sort(sorted);
        return new Timed(times, sorted[times / 2] / 1e3, sorted[(int) (times * 0.99)] / 1e3, spent / times);
    }

    /** Times a second of CPU. */
    double rate() {
        return 1e6 / cpu;
    }

    static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
