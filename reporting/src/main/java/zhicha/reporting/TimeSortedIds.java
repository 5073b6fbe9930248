package zhicha.reporting;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Ids that sort by the time they were made: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 of
 * chance, in the form of the <a href="https://github.com/ulid/spec">ULID</a> specification (two of the 80 are kept 0, so
 * that counting up never overflows). Within one instance they only grow,
 * also when the clock is set back. Thread-safe.
 */
public final class TimeSortedIds {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private final Clock clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long high;
    private long low;

    public TimeSortedIds(Clock clock) {
        this(clock, new SecureRandom());
    }

    /** @param random of a recorded seed where the same ids are wanted again */
    public TimeSortedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized String next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            high = random.nextLong() & 0xFF_FFFF_FFFFL >>> 1;
            low = random.nextLong() & 0xFF_FFFF_FFFFL >>> 1;
        } else {
            low++;
        }
        char[] id = new char[26];
        write(id, 0, 10, millis);
        write(id, 10, 8, high);
        write(id, 18, 8, low);
        return new String(id);
    }

    private static void write(char[] id, int from, int length, long value) {
        for (int at = from + length - 1; at >= from; at--) {
            id[at] = DIGITS[(int) (value & 31)];
            value >>>= 5;
        }
    }
}
