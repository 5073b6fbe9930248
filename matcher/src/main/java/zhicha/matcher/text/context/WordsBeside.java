package zhicha.matcher.text.context;

import java.util.Set;

/** Words that may stand right before or after a name. Most characters begin and end none of them, which costs no string to tell. */
final class WordsBeside {
    private static final int WORDS = 64;
    private static final int PLACE = 20;

    private final Set<String> words;
    /** A bit, by a hash, for every first character, and for every last one. */
    private final long[] firsts = new long[WORDS];

    private final long[] lasts = new long[WORDS];

    private WordsBeside(Set<String> words) {
        this.words = words;
        for (String word : words) {
            add(firsts, word.codePointAt(0));
            add(lasts, word.codePointBefore(word.length()));
        }
    }

    static WordsBeside of(String... words) {
        return new WordsBeside(Set.of(words));
    }

    private static void add(long[] bits, int character) {
        int at = place(character);
        bits[at >> 6] |= 1L << at;
    }

    private static int place(int character) {
        return character * 0x9e3779b9 >>> PLACE;
    }

    boolean mayBegin(int character) {
        int at = place(character);
        return (firsts[at >> 6] & 1L << at) != 0;
    }

    boolean mayEnd(int character) {
        int at = place(character);
        return (lasts[at >> 6] & 1L << at) != 0;
    }

    boolean contains(String word) {
        return words.contains(word);
    }
}
