package zhicha.matcher.text.disguise.index;

import java.util.Arrays;
import zhicha.matcher.text.shape.AlikeCharacters;

/** The look-alikes of characters that stand in names, by what is written in their place. Filled by one thread, then only read. */
final class LookAlikes {
    private static final int PLANE = 0x10000;
    private static final int[] NONE = {};

    private final int[][] meant = new int[PLANE][];
    private final long[] known = new long[PLANE >> 6];

    void add(int character) {
        if (character >= PLANE || (known[character >> 6] & 1L << character) != 0) {
            return;
        }
        known[character >> 6] |= 1L << character;
        for (int alike : AlikeCharacters.TABLE.of(character)) {
            int written = alike >> 4;
            int[] before = meant[written] == null ? NONE : meant[written];
            int[] longer = Arrays.copyOf(before, before.length + 1);
            longer[before.length] = character << 4 | alike & 15;
            meant[written] = longer;
        }
    }

    int[] of(int character) {
        return character >= PLANE || meant[character] == null ? NONE : meant[character];
    }
}
