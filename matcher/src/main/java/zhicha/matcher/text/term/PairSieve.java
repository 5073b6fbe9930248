package zhicha.matcher.text.term;

/**
 * Which pairs of keys there are: false is certain, true is wrong for about one pair in sixteen at most. Filled by one thread,
 * then only read.
 */
public final class PairSieve {
    private static final int LEAST_BITS = 15;
    private static final int MOST_BITS = 28;

    private final long[] bits;
    private final int shift;

    /** @param pairs how many there will be, about */
    public PairSieve(long pairs) {
        int size = LEAST_BITS;
        while (size < MOST_BITS && 1L << size < pairs * 16) {
            size++;
        }
        bits = new long[1 << size - 6];
        shift = 64 - size;
    }

    public void add(int first, int second) {
        int at = place(first, second);
        bits[at >>> 6] |= 1L << at;
    }

    public boolean mayHave(int first, int second) {
        int at = place(first, second);
        return (bits[at >>> 6] & 1L << at) != 0;
    }

    /** 1 where there may be such a pair, else 0; for many asked in a row without branches between. */
    public int bit(int first, int second) {
        int at = place(first, second);
        return (int) (bits[at >>> 6] >>> at) & 1;
    }

    private int place(int first, int second) {
        return (int) (((long) first << 21 ^ second) * 0x9e3779b97f4a7c15L >>> shift);
    }
}
