package zhicha.matcher.text.lexicon;

/**
 * Words and the beginnings of words, by a hash that grows character by character, so that no string is made to look one up. Open
 * addressing over one plain array, so that a look costs one place of memory: a slot holds the upper bits of the hash and the value.
 * Two words of one such hash would be taken for one another; its place in the table tells their other bits apart as well, so among half
 * a million entries that is to be expected once in a million dictionaries.
 */
final class WordTable {
    /** Hash of no characters. */
    static final long START = 0x243f6a8885a308d3L;
    /** What {@link #get} gives for neither a word nor the beginning of one. */
    static final int ABSENT = -1;
    /** What it gives for the beginning of a word that is none itself. */
    static final int BEGINNING = 0;

    /** In what {@link #look} gives, and in a slot: some word goes on from here. */
    private static final int GOES_ON = 1 << 23;
    /** Bits of a slot that are no tag: the value, plus one so that no slot in use is 0, and {@link #GOES_ON}. */
    private static final int LOW_BITS = 24;

    private static final int LOW = (1 << LOW_BITS) - 1;

    private long[] slots;
    /** Four bits a slot, one set for each entry: a look at this much smaller array turns away most of what is absent. */
    private long[] marks;

    private int shift;
    private int size;

    /** @param expected entries, beginnings included; a sixth more are taken too */
    WordTable(int expected) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(16L, expected + expected / 2L));
        slots = new long[1 << bits];
        marks = new long[(1 << bits) / 16];
        shift = 64 - bits;
    }

    /** The hash of what {@code hash} stands for, followed by a code point. */
    static long next(long hash, int character) {
        long mixed = (hash + character) * 0x9e3779b97f4a7c15L;
        mixed ^= mixed >>> 31;
        return mixed == 0 ? 1 : mixed;
    }

    static long hash(CharSequence word) {
        long hash = START;
        for (int at = 0; at < word.length(); ) {
            int character = Character.codePointAt(word, at);
            hash = next(hash, character);
            at += Character.charCount(character);
        }
        return hash;
    }

    /** The bits by which a slot knows its word; those that gave its place are left out. */
    private static long tag(long hash) {
        return hash << LOW_BITS;
    }

    /** @return the word's value, above 0, {@link #BEGINNING} or {@link #ABSENT} */
    int get(long hash) {
        return value(look(hash));
    }

    /** What {@link #get} gives, from what {@link #look} gave. */
    static int value(int found) {
        return found == ABSENT ? ABSENT : found & ~GOES_ON;
    }

    /** Whether a longer word goes on from what {@link #look} found. */
    static boolean goesOn(int found) {
        return found != ABSENT && (found & GOES_ON) != 0;
    }

    private static int found(long slot) {
        return (int) (slot & LOW & ~GOES_ON) - 1 | (int) slot & GOES_ON;
    }

    /** @return what stands there, for {@link #value} and {@link #goesOn}, or {@link #ABSENT} */
    int look(long hash) {
        long mark = hash >>> shift - 2;
        if ((marks[(int) (mark >>> 6)] & 1L << mark) == 0) {
            return ABSENT;
        }
        int mask = slots.length - 1;
        long tag = tag(hash);
        for (int slot = (int) (hash >>> shift); ; slot = (slot + 1) & mask) {
            long here = slots[slot];
            if (here == 0) {
                return ABSENT;
            }
            if ((here & ~LOW) == tag) {
                return found(here);
            }
        }
    }

    /** 0 where {@link #get} gives {@link #ABSENT} for certain, else 1; for many asked in a row without branches between. */
    int mayHave(long hash) {
        long mark = hash >>> shift - 2;
        return (int) (marks[(int) (mark >>> 6)] >>> mark) & 1;
    }

    /** The slot at which the search for a hash begins, to be given to {@link #look(long, long)}. */
    long home(long hash) {
        return slots[(int) (hash >>> shift)];
    }

    /** As {@link #look(long)}, for a hash that the table may have, with its home slot. */
    int look(long hash, long home) {
        return home == 0 ? ABSENT : (home & ~LOW) == tag(hash) ? found(home) : look(hash);
    }

    /** Puts the beginning of longer words. */
    void putBeginning(long hash) {
        slots[placed(hash, BEGINNING)] |= GOES_ON;
    }

    /**
     * Of what stands there already the larger value is kept.
     *
     * @param value less than 8 million
     */
    void put(long hash, int value) {
        placed(hash, value);
    }

    /** Puts it. @return the slot */
    private int placed(long hash, int value) {
        if (value < 0 || value >= GOES_ON - 1) {
            throw new IllegalArgumentException(
                    "a word's value must lie between 0 and " + (GOES_ON - 2) + ", not " + value);
        }
        int mask = slots.length - 1;
        int slot = (int) (hash >>> shift);
        long tag = tag(hash);
        while (slots[slot] != 0 && (slots[slot] & ~LOW) != tag) {
            slot = (slot + 1) & mask;
        }
        if (slots[slot] == 0) {
            long mark = hash >>> shift - 2;
            marks[(int) (mark >>> 6)] |= 1L << mark;
            size++;
        }
        slots[slot] = tag | slots[slot] & GOES_ON | Math.max(slots[slot] & LOW & ~GOES_ON, value + 1);
        if (size > slots.length / 8 * 7) {
            throw new IllegalStateException("the table was made for fewer than " + size + " entries; expect more");
        }
        return slot;
    }

    int size() {
        return size;
    }
}
