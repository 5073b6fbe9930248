package zhicha.matcher.image.fingerprint;

import java.nio.ByteBuffer;
import zhicha.matcher.image.fingerprint.FingerprintIndex.Visitor;

/**
 * One query on its way through the tables. Memory answers a single question in some 300 ns, yet many questions asked at once
 * in 10 ns each; so buckets and entries are not looked into one by one but in lots: where the buckets of a lot begin is read
 * for all of them, then a byte of each cache line they cover, and only then are they searched.
 */
final class Probing {
    private static final int LOT = 288;
    private static final int LINE = 64;
    /** Lines that are fetched ahead in a lot, about three quarters of the smallest cache. */
    private static final int LINES = 384;

    private final FingerprintIndex index;
    private final ByteBuffer bytes;
    private final Fingerprint query;
    private final int radius;
    private final Visitor visitor;
    private final Budgets budgets;
    private final int[] signs = new int[Chunks.COUNT];

    private final int linesAhead;
    private final int lot;
    private final int[] chunks = new int[LOT];
    private final int[] from = new int[LOT];
    private final int[] to = new int[LOT];
    /** Bits in which an entry's sign may differ and not be refused. */
    private final int[] most = new int[LOT];

    private int probes;

    private final int[] foundChunks = new int[LOT];
    private final int[] found = new int[LOT];
    private int candidates;
    /** Keeps what is read ahead from being optimised away. */
    private int touched;

    /** @param radius 0 to 256 */
    Probing(FingerprintIndex index, Fingerprint query, int radius, Visitor visitor) {
        this.index = index;
        this.bytes = index.bytes();
        this.query = query;
        this.radius = radius;
        this.visitor = visitor;
        budgets = Budgets.of(radius);
        for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
            signs[chunk] = Chunks.sign(query, chunk);
        }
        linesAhead = index.size() / Chunks.VALUES * 4 / LINE + 2;
        lot = Math.clamp(LINES / linesAhead, 1, LOT);
    }

    /** Tells the visitor. What is returned means nothing. */
    int run() {
        for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
            int value = Chunks.of(query, chunk);
            int starts = index.startsAt(chunk);
            int three = budgets.ofThree(chunk) - 1;
            int widest = budgets.widest(chunk);
            for (int bits = 0; bits < widest; bits++) {
                for (char flip : Chunks.FLIPS[bits]) {
                    chunks[probes] = chunk;
                    from[probes] = starts + 4 * (value ^ flip);
                    most[probes] = three - bits;
                    if (++probes == lot) {
                        search();
                    }
                }
            }
        }
        search();
        check();
        return touched;
    }

    private void search() {
        for (int i = 0; i < probes; i++) {
            int signsAt = index.signsAt(chunks[i]);
            int start = from[i];
            from[i] = signsAt + 4 * bytes.getInt(start);
            to[i] = signsAt + 4 * bytes.getInt(start + 4);
        }
        int sum = 0;
        for (int line = 0; line < linesAhead; line++) {
            for (int i = 0; i < probes; i++) {
                sum += bytes.get(from[i] + LINE * line);
            }
        }
        touched += sum;
        for (int i = 0; i < probes; i++) {
            search(chunks[i], from[i], to[i], most[i]);
        }
        probes = 0;
    }

    /** Eight signs at a time, with one branch that is hardly ever taken. Those behind the end of the bucket do no harm. */
    private void search(int chunk, int begin, int end, int mostBits) {
        int sign = signs[chunk];
        long twice = sign & 0xffffffffL | (long) sign << 32;
        int more = mostBits + 1;
        for (int at = begin; at < end; at += 32) {
            long a = bytes.getLong(at) ^ twice;
            long b = bytes.getLong(at + 8) ^ twice;
            long c = bytes.getLong(at + 16) ^ twice;
            long d = bytes.getLong(at + 24) ^ twice;
            int some = Integer.bitCount((int) a) - more
                    | Integer.bitCount((int) (a >>> 32)) - more
                    | Integer.bitCount((int) b) - more
                    | Integer.bitCount((int) (b >>> 32)) - more
                    | Integer.bitCount((int) c) - more
                    | Integer.bitCount((int) (c >>> 32)) - more
                    | Integer.bitCount((int) d) - more
                    | Integer.bitCount((int) (d >>> 32)) - more;
            if (some < 0) {
                each(chunk, at, Math.min(at + 32, end), mostBits);
            }
        }
    }

    private void each(int chunk, int begin, int end, int mostBits) {
        int sign = signs[chunk];
        int mostNext = mostBits - (budgets.ofThree(chunk) - budgets.ofChain(chunk, 2));
        for (int at = begin; at < end; at += 4) {
            int differing = bytes.getInt(at) ^ sign;
            if (Integer.bitCount(differing) <= mostBits
                    && Integer.bitCount(differing & Chunks.VALUES - 1) <= mostNext) {
                foundChunks[candidates] = chunk;
                found[candidates++] = (at - index.signsAt(chunk)) / 4;
                if (candidates == LOT) {
                    check();
                }
            }
        }
    }

    private void check() {
        int sum = 0;
        for (int i = 0; i < candidates; i++) {
            found[i] = index.place(foundChunks[i], found[i]);
        }
        for (int i = 0; i < candidates; i++) {
            sum += bytes.get(Fingerprint.BITS / 8 * found[i]);
        }
        touched += sum;
        for (int i = 0; i < candidates; i++) {
            int distance = index.distance(query, found[i]);
            if (distance <= radius && !foundBefore(found[i], foundChunks[i])) {
                visitor.near(found[i], distance);
            }
        }
        candidates = 0;
    }

    /** Whether the table of an earlier chunk leads to this entry too. */
    private boolean foundBefore(int entry, int chunk) {
        for (int earlier = 0; earlier < chunk; earlier++) {
            int differing = Integer.bitCount(Chunks.of(query, earlier) ^ Chunks.of(index.words(), entry, earlier));
            if (budgets.leads(earlier, differing, signs[earlier] ^ Chunks.sign(index.words(), entry, earlier))) {
                return true;
            }
        }
        return false;
    }
}
