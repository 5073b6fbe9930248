package zhicha.matcher.text.lexicon;

import java.util.Arrays;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * The cheapest cutting of a stretch of folded text into words, as a shortest path over all words that stand there. A word costs
 * {@code log2(corpus / frequency)} bits. Words of several characters are never dearer than {@link #RARE_WORD}, for a dictionary
 * word explains its characters however rare it is. No word reaches over a visible gap or beyond Han characters. One for each
 * thread; keeps its arrays.
 */
final class Segmenter {
    /** Most units that are cut; what lies beyond is no context any more. */
    static final int LONGEST = 64;
    /** Highest cost in bits of a dictionary word of two or more characters, about 60 times in 60 million. */
    static final float RARE_WORD = 20;
    /** A Han character that is no word of the dictionary. */
    private static final float UNKNOWN = 24;
    /** A letter or digit outside Han. */
    private static final float LETTER = 5;

    private static final int LONGEST_WORD = 10;
    private static final int NOWHERE = -1;
    private static final float[] BITS = bits();

    private final WordTable words;
    private final float[] best = new float[LONGEST + 1];
    private final int[] back = new int[LONGEST + 1];

    Segmenter(WordTable words) {
        this.words = words;
    }

    /**
     * Cuts the units {@code from} to {@code to}, exclusive; then {@link #cost} and {@link #cuts} tell about it.
     *
     * @return bits of the cheapest cutting
     */
    float cut(FoldedText text, int from, int to) {
        return cut(text, from, to, NOWHERE);
    }

    /**
     * Cuts likewise, but never before one unit, so that some word reaches over that place.
     *
     * @param joint the unit
     */
    float cut(FoldedText text, int from, int to, int joint) {
        int length = Math.min(LONGEST, to - from);
        Arrays.fill(best, 0, length + 1, Float.MAX_VALUE);
        best[0] = 0;
        for (int i = 0; i < length; i++) {
            float here = best[i];
            if (from + i == joint) {
                continue;
            }
            long hash = WordTable.START;
            for (int j = i; j < length && j - i < LONGEST_WORD; j++) {
                int unit = from + j;
                boolean han = text.kind(unit) == UnitKind.HAN || text.kind(unit) == UnitKind.STROKE;
                if (j > i && (!han || text.separators(unit) > 0)) {
                    break;
                }
                hash = WordTable.next(hash, text.base(unit));
                int word = words.look(hash);
                int frequency = DictionaryReader.frequency(WordTable.value(word));
                if (j == i || frequency > 0) {
                    float bits = !han ? LETTER : frequency <= 0 ? UNKNOWN : bits(frequency);
                    bits = j > i ? Math.min(bits, RARE_WORD) : bits;
                    if (here + bits < best[j + 1]) {
                        best[j + 1] = here + bits;
                        back[j + 1] = i;
                    }
                }
                if (!han || !WordTable.goesOn(word)) {
                    break;
                }
            }
        }
        return best[length];
    }

    /** Bits of the cheapest cutting of the first units of the last cut stretch. */
    float cost(int units) {
        return best[units];
    }

    /** Whether the cheapest cutting of the first {@code length} units of the last cut stretch cuts before unit {@code at}. */
    boolean cuts(int at, int length) {
        int end = length;
        while (end > at) {
            end = back[end];
        }
        return end == at;
    }

    /** Bits of a word that stands this often in the corpus, from 1 up. */
    static float bits(int frequency) {
        return frequency < BITS.length ? BITS[frequency] : exact(frequency);
    }

    private static float exact(int frequency) {
        return (float) (Math.log(DictionaryReader.CORPUS / (double) frequency) / Math.log(2));
    }

    private static float[] bits() {
        float[] bits = new float[4096];
        for (int frequency = 1; frequency < bits.length; frequency++) {
            bits[frequency] = exact(frequency);
        }
        return bits;
    }
}
