package zhicha.bench.picture.speed;

import java.util.random.RandomGenerator;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.library.Rows;

/** Invented fingerprints, each bit by the throw of a coin; number {@code i} of a seed is always the same one. */
final class MadeFingerprints implements Rows {
    private final long seed;
    private final long count;
    private long at = -1;

    MadeFingerprints(long seed, long count) {
        this.seed = seed;
        this.count = count;
    }

    @Override
    public boolean next() {
        return ++at < count;
    }

    @Override
    public long key() {
        return at;
    }

    @Override
    public Fingerprint fingerprint() {
        return of(seed, at);
    }

    static Fingerprint of(long seed, long number) {
        long first = 4 * number;
        return new Fingerprint(mix(seed, first), mix(seed, first + 1), mix(seed, first + 2), mix(seed, first + 3));
    }

    /** The fingerprint with so many different bits changed. */
    static Fingerprint changed(Fingerprint fingerprint, int bits, RandomGenerator random) {
        long[] mask = new long[4];
        for (int set = 0; set < bits; ) {
            int bit = random.nextInt(Fingerprint.BITS);
            if ((mask[bit >> 6] & 1L << bit) == 0) {
                mask[bit >> 6] |= 1L << bit;
                set++;
            }
        }
        return new Fingerprint(
                fingerprint.a() ^ mask[0],
                fingerprint.b() ^ mask[1],
                fingerprint.c() ^ mask[2],
                fingerprint.d() ^ mask[3]);
    }

    /** SplitMix64 (Steele, Lea and Flood 2014), its state jumped to. */
    private static long mix(long seed, long number) {
        long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
