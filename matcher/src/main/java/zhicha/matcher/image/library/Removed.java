package zhicha.matcher.image.library;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Which entries are taken out, a bit each. Safe for many readers and one writer. */
final class Removed {
    private final AtomicLongArray bits;
    private final AtomicInteger count = new AtomicInteger();

    Removed(int size) {
        bits = new AtomicLongArray((size + 63) / 64);
    }

    /** The same in more room; the old one must not be written to any more. */
    Removed grown(int size) {
        Removed grown = new Removed(size);
        for (int i = 0; i < bits.length(); i++) {
            grown.bits.set(i, bits.get(i));
        }
        grown.count.set(count.get());
        return grown;
    }

    /** @return whether it was not yet out */
    boolean remove(int entry) {
        long before = bits.get(entry >> 6);
        long after = before | 1L << entry;
        if (before == after) {
            return false;
        }
        bits.set(entry >> 6, after);
        count.incrementAndGet();
        return true;
    }

    boolean has(int entry) {
        return (bits.get(entry >> 6) & 1L << entry) != 0;
    }

    int count() {
        return count.get();
    }

    /** 64 entries each, the first in the lowest bit. */
    long[] words() {
        long[] words = new long[bits.length()];
        for (int i = 0; i < words.length; i++) {
            words[i] = bits.get(i);
        }
        return words;
    }

    static Removed of(long[] words, int size) {
        Removed removed = new Removed(size);
        for (int i = 0; i < words.length; i++) {
            removed.bits.set(i, words[i]);
            removed.count.addAndGet(Long.bitCount(words[i]));
        }
        return removed;
    }
}
