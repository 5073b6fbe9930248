package zhicha.matcher.image.library;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.library.FingerprintLibrary.BatchVisitor;
import zhicha.matcher.image.library.FingerprintLibrary.Visitor;

/** What was added last and is in no segment yet: scanned. Safe for many readers and one writer. */
final class Tail {
    private static final int BEGIN = 64;

    private volatile Held held = new Held(new long[BEGIN], new long[4 * BEGIN], new Removed(BEGIN), 0);

    /** The arrays are filled behind {@code size} only. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(long[] keys, long[] words, Removed removed, int size) {
        Held grown() {
            return new Held(
                    Arrays.copyOf(keys, 2 * keys.length),
                    Arrays.copyOf(words, 2 * words.length),
                    removed.grown(2 * keys.length),
                    size);
        }
    }

    void add(long key, Fingerprint fingerprint) {
        Held now = held.size == held.keys.length ? held.grown() : held;
        int at = now.size;
        now.keys[at] = key;
        now.words[4 * at] = fingerprint.a();
        now.words[4 * at + 1] = fingerprint.b();
        now.words[4 * at + 2] = fingerprint.c();
        now.words[4 * at + 3] = fingerprint.d();
        held = new Held(now.keys, now.words, now.removed, at + 1);
    }

    /** @return how many were taken out */
    int remove(long key) {
        Held now = held;
        int count = 0;
        for (int i = 0; i < now.size; i++) {
            if (now.keys[i] == key && now.removed.remove(i)) {
                count++;
            }
        }
        return count;
    }

    void visit(Fingerprint query, int radius, Visitor visitor) {
        Held now = held;
        long[] words = now.words;
        for (int i = 0; i < now.size; i++) {
            int distance = Long.bitCount(words[4 * i] ^ query.a())
                    + Long.bitCount(words[4 * i + 1] ^ query.b())
                    + Long.bitCount(words[4 * i + 2] ^ query.c())
                    + Long.bitCount(words[4 * i + 3] ^ query.d());
            if (distance <= radius && !now.removed.has(i)) {
                visitor.near(now.keys[i], distance);
            }
        }
    }

    void visit(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        for (int query = 0; query < queries.size(); query++) {
            int at = query;
            visit(queries.get(query), radius, (key, distance) -> visitor.near(at, key, distance));
        }
    }

    /** With what was taken out. */
    int size() {
        return held.size;
    }

    /** Without what was taken out. */
    int present() {
        Held now = held;
        return now.size - now.removed.count();
    }

    Rows rows() {
        Held now = held;
        int[] order = IntStream.range(0, now.size)
                .filter(i -> !now.removed.has(i))
                .boxed()
                .sorted(Comparator.comparingLong(i -> now.keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Rows() {
            private int at = -1;

            @Override
            public boolean next() {
                return ++at < order.length;
            }

            @Override
            public long key() {
                return now.keys[order[at]];
            }

            @Override
            public Fingerprint fingerprint() {
                int word = 4 * order[at];
                return new Fingerprint(now.words[word], now.words[word + 1], now.words[word + 2], now.words[word + 3]);
            }
        };
    }
}
