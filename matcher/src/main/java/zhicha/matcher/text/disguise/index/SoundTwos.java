package zhicha.matcher.text.disguise.index;

import java.util.Arrays;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.term.Term;

/**
 * The names of two characters by the two classes of their sound, those of one pair side by side with what is asked first of them. Numbers of
 * names count from 0; the names of a pair of classes are {@link #first} up to {@link #end}. A bit for every pair of classes, and ranks, so
 * that pairs without names take no room. Immutable.
 */
public final class SoundTwos {
    private final int classes;
    /** A bit for every pair of classes that has names. */
    private final long[] known;
    /** For 64 pairs each, how many before them have names. */
    private final int[] ranks;
    /** Of the pairs that have names, the first name of each, and the number of all names. */
    private final int[] starts;
    /** Of these pairs, what may speak for any of their names. */
    private final long[] pairMasks;

    private final int[] characters;
    private final long[] masks;
    private final Term[] names;

    private SoundTwos(Builder builder) {
        classes = builder.classes;
        known = new long[(classes * classes >> 6) + 1];
        ranks = new int[known.length];
        for (int i = 0; i < builder.size; i++) {
            known[builder.pairs[i] >> 6] |= 1L << builder.pairs[i];
        }
        int before = 0;
        for (int word = 0; word < known.length; word++) {
            ranks[word] = before;
            before += Long.bitCount(known[word]);
        }
        starts = new int[before + 1];
        pairMasks = new long[before];
        for (int i = 0; i < builder.size; i++) {
            int rank = rank(builder.pairs[i]);
            starts[rank + 1]++;
            pairMasks[rank] |= builder.names[i].grounds().mask();
        }
        for (int rank = 1; rank < starts.length; rank++) {
            starts[rank] += starts[rank - 1];
        }
        int[] next = starts.clone();
        characters = new int[builder.size];
        masks = new long[builder.size];
        names = new Term[builder.size];
        // the latest first, as the chains of a trie have them
        for (int i = builder.size - 1; i >= 0; i--) {
            int at = next[rank(builder.pairs[i])]++;
            Term name = builder.names[i];
            FoldedText form = name.folded();
            boolean plane = form.key(0) < 0x10000 && form.key(1) < 0x10000;
            characters[at] = plane ? form.key(0) << 16 | form.key(1) : 0;
            masks[at] = name.grounds().mask();
            names[at] = name;
        }
    }

    /** Takes the names in. */
    static final class Builder {
        private final int classes;
        private int[] pairs = new int[64];
        private Term[] names = new Term[64];
        private int size;

        /** @param classes number of classes of sound */
        Builder(int classes) {
            this.classes = classes;
        }

        void put(int one, int other, Term name) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, size * 2);
                names = Arrays.copyOf(names, size * 2);
            }
            pairs[size] = one * classes + other;
            names[size++] = name;
        }

        SoundTwos build() {
            return new SoundTwos(this);
        }
    }

    private int rank(int pair) {
        return ranks[pair >> 6] + Long.bitCount(known[pair >> 6] & (1L << pair) - 1);
    }

    /** Whether two classes are the whole sound of a name. */
    public boolean has(int one, int other) {
        int pair = one * classes + other;
        return (known[pair >> 6] & 1L << pair) != 0;
    }

    /** {@link zhicha.matcher.text.goods.Grounds#mask} of all names of two classes, together; only where there are any. */
    public long pairMask(int one, int other) {
        return pairMasks[rank(one * classes + other)];
    }

    public int first(int one, int other) {
        return starts[rank(one * classes + other)];
    }

    /** The number after the last name of two classes. */
    public int end(int one, int other) {
        return has(one, other) ? starts[rank(one * classes + other) + 1] : first(one, other);
    }

    /** The first character of a name times 0x10000 plus the second, or 0 where they do not fit. */
    public int characters(int at) {
        return characters[at];
    }

    /** {@link zhicha.matcher.text.goods.Grounds#mask} of a name. */
    public long mask(int at) {
        return masks[at];
    }

    public Term name(int at) {
        return names[at];
    }
}
