package zhicha.matcher.text.lexicon;

import java.util.Arrays;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * All dictionary words of a text at once, for a reader that asks about many places of it: one pass finds the words, and the cheapest
 * cuttings of what stands before and after every place follow from them, so that {@link #surprise} costs two look-ups. The same
 * model as in {@link Lexicon#surprise}, but over the whole text. Not thread-safe; reads one text after the other and keeps its
 * arrays.
 */
public final class Lattice {
    private static final int FIRST = 0x4e00;
    private static final int LAST = 0x9fff;
    private static final int LONGEST_WORD = 8;
    private static final float UNKNOWN = 24;
    private static final float LETTER = 5;

    private final WordTable words;
    /** Frequencies of single characters from {@link #FIRST} on. */
    private final int[] singles;

    private FoldedText text = FoldedText.of("");
    private float[] before = new float[64];
    private float[] after = new float[64];
    /** For each unit, bit n: a word of n + 1 units begins here; and: ends here. */
    private byte[] begins = new byte[64];

    private byte[] ends = new byte[64];
    /** Frequencies of the words that begin at a unit, by length. */
    private int[] frequencies = new int[64 * LONGEST_WORD];

    /** @param singles frequencies of the characters from {@link #FIRST} to {@link #LAST}, shared by all lattices */
    Lattice(WordTable words, int[] singles) {
        this.words = words;
        this.singles = singles;
    }

    static int[] singles(WordTable words) {
        int[] singles = new int[LAST - FIRST + 1];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = words.get(WordTable.next(WordTable.START, FIRST + i));
        }
        return singles;
    }

    /** Finds the words of a text; what was asked before is forgotten. */
    public void read(FoldedText read) {
        text = read;
        int length = read.length();
        if (before.length <= length) {
            before = new float[length + length / 2 + 1];
            after = new float[before.length];
            begins = new byte[before.length];
            ends = new byte[before.length];
            frequencies = new int[before.length * LONGEST_WORD];
        }
        Arrays.fill(before, 0, length + 1, Float.MAX_VALUE);
        Arrays.fill(ends, 0, length + 1, (byte) 0);
        before[0] = 0;
        for (int unit = 0; unit < length; unit++) {
            words(unit);
        }
        after[length] = 0;
        for (int unit = length - 1; unit >= 0; unit--) {
            float best = Float.MAX_VALUE;
            for (int bits = begins[unit] & 0xff | 1; bits != 0; bits &= bits - 1) {
                int more = Integer.numberOfTrailingZeros(bits);
                best = Math.min(best, cost(unit, more) + after[unit + more + 1]);
            }
            after[unit] = best;
        }
    }

    private void words(int unit) {
        boolean han = han(unit);
        long hash = WordTable.START;
        int found = 0;
        for (int more = 0; more < LONGEST_WORD && unit + more < text.length(); more++) {
            int at = unit + more;
            if (more > 0 && (!han(at) || text.separators(at) > 0)) {
                break;
            }
            hash = WordTable.next(hash, text.base(at));
            int frequency = !han ? 0 : more == 0 ? single(text.base(at), hash) : words.get(hash);
            frequencies[unit * LONGEST_WORD + more] = frequency;
            if (more == 0 || frequency > 0) {
                found |= frequency > 0 ? 1 << more : 0;
                ends[at] |= (byte) (frequency > 0 ? 1 << more : 0);
                float cost = before[unit] + cost(unit, more);
                before[at + 1] = Math.min(before[at + 1], cost);
            }
            if (!han || frequency == WordTable.ABSENT) {
                break;
            }
        }
        begins[unit] = (byte) found;
    }

    private int single(int character, long hash) {
        return character >= FIRST && character <= LAST ? singles[character - FIRST] : words.get(hash);
    }

    private boolean han(int unit) {
        UnitKind kind = text.kind(unit);
        return kind == UnitKind.HAN || kind == UnitKind.STROKE;
    }

    private float cost(int unit, int more) {
        int frequency = frequencies[unit * LONGEST_WORD + more];
        if (more == 0) {
            return !han(unit) ? LETTER : frequency <= 0 ? UNKNOWN : Segmenter.bits(frequency);
        }
        return Math.min(Segmenter.RARE_WORD, Segmenter.bits(frequency));
    }

    /**
     * How surprising it is, as ordinary text, that these characters stand there.
     *
     * @param first first unit
     * @param last last unit, inclusive
     * @return bits, 0 or more
     */
    public double surprise(int first, int last) {
        return Math.max(0, before[text.length()] - before[first] - after[last + 1]);
    }

    /** How often these units stand in the corpus as one word; 0 where they make none, or one of more than eight units. */
    public int frequency(int first, int last) {
        int more = last - first;
        boolean word = more < LONGEST_WORD && (begins[first] & 1 << more) != 0;
        return word ? frequencies[first * LONGEST_WORD + more] : 0;
    }

    /** Whether a word of two units or more begins at this unit. */
    public boolean begins(int unit) {
        return (begins[unit] & 0xfe) != 0;
    }

    /** Whether a word of two units or more ends with this unit. */
    public boolean ends(int unit) {
        return (ends[unit] & 0xfe) != 0;
    }
}
