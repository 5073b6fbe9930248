package zhicha.matcher.text.trie;

/**
 * Which pairs of keys there are: false is certain, true is wrong for about one pair in a hundred. A Bloom filter whose three bits for a
 * pair lie in one word, so that asking costs one place of memory (Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom
 * Filters, 2007). Filled by one thread, then only read.
 */
public final class PairSieve {
    private static final int LEAST_BITS = 15;
    private static final int MOST_BITS = 28;
    /** Bits of a hash that say which bits of a word are set. */
    static final int HASHED = 18;

    static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long[] words;
    private final int shift;

    /** @param pairs how many there will be, about */
    public PairSieve(long pairs) {
        int size = LEAST_BITS;
        while (size < MOST_BITS && 1L << size < pairs * 16) {
            size++;
        }
        words = new long[1 << size - 6];
        shift = 64 - size + 6;
    }

    public void add(int first, int second) {
        long hash = hash(first, second);
        words[(int) (hash >>> shift)] |= bits(hash);
    }

    public boolean mayHave(int first, int second) {
        long hash = hash(first, second);
        return (~words[(int) (hash >>> shift)] & bits(hash)) == 0;
    }

    /** 1 where there may be such a pair, else 0; for many asked in a row without branches between. */
    public int bit(int first, int second) {
        long hash = hash(first, second);
        return none(~words[(int) (hash >>> shift)] & bits(hash));
    }

    /** 1 where no bit is set, else 0, without a branch: one that waits for far memory costs more than all of this. */
    static int none(long bits) {
        return (int) ((bits | -bits) >>> 63) ^ 1;
    }

    static long hash(int first, int second) {
        long hash = ((long) first << 21 ^ second) * GOLDEN;
        return hash ^ hash >>> 29;
    }

    /** Three bits, from the lowest {@link #HASHED} of a hash; its highest give the place of the word. */
    static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12);
    }
}
