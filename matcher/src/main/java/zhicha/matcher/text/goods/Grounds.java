package zhicha.matcher.text.goods;

import java.util.Arrays;
import java.util.List;

/**
 * What may speak for a right besides a name that perhaps stands there by chance: offered goods that it covers, by their words or by
 * their Nice class. Immutable.
 */
public final class Grounds {
    /** Of what is no right's name: nothing speaks for it. */
    public static final Grounds NONE = new Grounds(0, new int[0], 0);

    /** Bits above those of the Nice classes, 1 to 45, one of which stands for a goods word of unknown class. */
    static final int FIRST_WORD_BIT = 46;

    static final int WORD_BITS = 17;
    static final long CLASSES = (1L << FIRST_WORD_BIT) - 2;
    static final long ALWAYS = 1L << 63;

    private final long classes;
    private final int[] words;
    private final long mask;

    private Grounds(long classes, int[] words, long mask) {
        this.classes = classes;
        this.words = words;
        this.mask = mask;
    }

    /**
     * @param classes Nice classes, 1 to 45; others are left out
     * @param words numbers of goods words
     * @param wordMask the bits of these words
     * @param distinctive whether nothing needs to speak for the right, since its names mean nothing else
     */
    static Grounds of(List<Integer> classes, int[] words, long wordMask, boolean distinctive) {
        long set = 0;
        for (int niceClass : classes) {
            set |= niceClass > 0 && niceClass < FIRST_WORD_BIT ? 1L << niceClass : 0;
        }
        int[] sorted = words.clone();
        Arrays.sort(sorted);
        return new Grounds(set, sorted, set | wordMask | (distinctive ? ALWAYS : 0));
    }

    /** @param classes a bit for every Nice class */
    static Grounds ofClasses(long classes) {
        return new Grounds(classes & CLASSES, new int[0], classes & CLASSES);
    }

    /** A summary: where it and that of an {@link Offer} have no bit in common, nothing speaks for the right. */
    public long mask() {
        return mask;
    }

    /** A bit for every Nice class, with that for a right for which nothing needs to speak. */
    long classes() {
        return classes | mask & ALWAYS;
    }

    /** Whether these grounds and the others, say of a word that is offered, have a goods word in common. */
    public boolean shareWord(Grounds other) {
        for (int word : other.words) {
            if (Arrays.binarySearch(words, word) >= 0) {
                return true;
            }
        }
        return false;
    }
}
