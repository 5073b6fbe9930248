package zhicha.matcher.text;

import java.util.Set;

/** Words that may stand right before or after a name. Most characters begin and end none of them, which costs no string to tell. */
final class WordsBeside {
    private final Set<String> words;
    /** A bit by the lowest bits of every first character, and of every last one. */
    private long firsts;

    private long lasts;

    private WordsBeside(Set<String> words) {
        this.words = words;
        for (String word : words) {
            firsts |= bit(word.codePointAt(0));
            lasts |= bit(word.codePointBefore(word.length()));
        }
    }

    static WordsBeside of(String... words) {
        return new WordsBeside(Set.of(words));
    }

    private static long bit(int character) {
        return 1L << (character * 0x9e3779b9 >>> 26);
    }

    boolean mayBegin(int character) {
        return (firsts & bit(character)) != 0;
    }

    boolean mayEnd(int character) {
        return (lasts & bit(character)) != 0;
    }

    boolean contains(String word) {
        return words.contains(word);
    }
}
