package zhicha.matcher.text.sound;

import java.util.Arrays;

/**
 * Spelled syllables letter by letter, over the keys of folded text, where i, l and 1 are one letter and m is rn: so "n1" reads ni. A
 * state is a number; 0 is the beginning, a negative one is nowhere.
 */
public final class SpelledTrie {
    public static final int NOWHERE = -1;
    private static final int LETTERS = 26;

    private int[] next = new int[LETTERS * 64];
    private int[] syllables = new int[64];
    private int size = 1;

    SpelledTrie() {
        Arrays.fill(syllables, NOWHERE);
    }

    void put(String letters, int syllable) {
        int state = 0;
        for (int i = 0; i < letters.length(); i++) {
            String keys = switch (letters.charAt(i)) {
                case 'i' -> "l";
                case 'm' -> "rn";
                case 'w' -> "vv";
                default -> letters.substring(i, i + 1);
            };
            for (int k = 0; k < keys.length(); k++) {
                int slot = state * LETTERS + keys.charAt(k) - 'a';
                if (next[slot] == 0) {
                    if (size == syllables.length) {
                        syllables = Arrays.copyOf(syllables, size * 2);
                        Arrays.fill(syllables, size, size * 2, NOWHERE);
                        next = Arrays.copyOf(next, next.length * 2);
                    }
                    next[slot] = size++;
                }
                state = next[slot];
            }
        }
        if (syllables[state] == NOWHERE) {
            syllables[state] = syllable;
        }
    }

    /** The state after one more key, or {@link #NOWHERE}. */
    public int next(int state, int key) {
        int to = key >= 'a' && key <= 'z' ? next[state * LETTERS + key - 'a'] : 0;
        return to == 0 ? NOWHERE : to;
    }

    /** The syllable that ends in this state, or {@link #NOWHERE}. */
    public int syllable(int state) {
        return syllables[state];
    }
}
