package zhicha.matcher.text.trie;

/**
 * Three {@link PairSieve}s in one: of which of three kinds there may be a pair of keys. All kinds of a pair have their bits in one word, so
 * that one place of memory answers for all. False is certain, true is wrong for about one pair in fifty. Filled by one thread, then only
 * read.
 */
public final class PairKinds {
    private static final int LEAST_BITS = 15;
    private static final int MOST_BITS = 29;
    /** Bits for a pair of one kind. */
    private static final int ROOM = 10;

    private final long[] words;
    private final int shift;

    /** @param pairs how many there will be of all kinds, about */
    public PairKinds(long pairs) {
        int size = LEAST_BITS;
        while (size < MOST_BITS && 1L << size < pairs * ROOM) {
            size++;
        }
        words = new long[1 << size - 6];
        shift = 64 - size + 6;
    }

    /** @param kind 0 to 2 */
    public void add(int first, int second, int kind) {
        long hash = PairSieve.hash(first, second);
        words[(int) (hash >>> shift)] |= PairSieve.bits(own(hash, kind));
    }

    /** The hash from which a kind has its bits. */
    private static long own(long hash, int kind) {
        return kind == 2 ? hash * PairSieve.GOLDEN >>> PairSieve.HASHED : hash >>> kind * PairSieve.HASHED;
    }

    /** For each kind of which there may be such a pair 1 times 2 to the kind, together. */
    public int kinds(int first, int second) {
        long hash = PairSieve.hash(first, second);
        long lacking = ~words[(int) (hash >>> shift)];
        return PairSieve.none(lacking & PairSieve.bits(own(hash, 0)))
                | PairSieve.none(lacking & PairSieve.bits(own(hash, 1))) << 1
                | PairSieve.none(lacking & PairSieve.bits(own(hash, 2))) << 2;
    }
}
