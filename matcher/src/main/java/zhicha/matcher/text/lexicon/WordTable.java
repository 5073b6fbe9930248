package zhicha.matcher.text.lexicon;

/**
 * Words and the beginnings of words, by a hash that grows character by character, so that no string is made to look one up. Open
 * addressing over two plain arrays: 12 bytes a slot. Two words of one 64-bit hash would be taken for one another; among half a
 * million entries that is to be expected once in 100 million dictionaries.
 */
final class WordTable {
    /** Hash of no characters. */
    static final long START = 0x243f6a8885a308d3L;
    /** What {@link #get} gives for neither a word nor the beginning of one. */
    static final int ABSENT = -1;
    /** What it gives for the beginning of a word that is none itself. */
    static final int BEGINNING = 0;

    private long[] hashes;
    private int[] values;
    /** Four bits a slot, one set for each entry: a look at this much smaller array turns away most of what is absent. */
    private long[] marks;

    private int shift;
    private int size;

    /** @param expected entries, beginnings included; more are taken too */
    WordTable(int expected) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(16L, expected + expected / 2L));
        hashes = new long[1 << bits];
        values = new int[1 << bits];
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

    /** @return the word's value, above 0, {@link #BEGINNING} or {@link #ABSENT} */
    int get(long hash) {
        long mark = hash >>> shift - 2;
        if ((marks[(int) (mark >>> 6)] & 1L << mark) == 0) {
            return ABSENT;
        }
        int mask = hashes.length - 1;
        for (int slot = (int) (hash >>> shift); ; slot = (slot + 1) & mask) {
            long here = hashes[slot];
            if (here == hash) {
                return values[slot];
            }
            if (here == 0) {
                return ABSENT;
            }
        }
    }

    /** Of what stands there already the larger value is kept. */
    void put(long hash, int value) {
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> shift);
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        if (hashes[slot] == 0) {
            hashes[slot] = hash;
            long mark = hash >>> shift - 2;
            marks[(int) (mark >>> 6)] |= 1L << mark;
            size++;
        }
        values[slot] = Math.max(values[slot], value);
        if (size > hashes.length / 4 * 3) {
            grow();
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldValues = values;
        hashes = new long[oldHashes.length * 2];
        values = new int[hashes.length];
        marks = new long[hashes.length / 16];
        shift--;
        size = 0;
        for (int slot = 0; slot < oldHashes.length; slot++) {
            if (oldHashes[slot] != 0) {
                put(oldHashes[slot], oldValues[slot]);
            }
        }
    }

    int size() {
        return size;
    }
}
