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
    private final Singles singles;

    private FoldedText text = FoldedText.of("");
    /** Bits of the cheapest cutting of a run's units before each, and from each on. */
    private float[] before = new float[64];

    private float[] after = new float[64];
    /** First unit of the run in which a unit stands, and the unit after its last; 0 where that was not asked yet. */
    private int[] starts = new int[64];

    private int[] stops = new int[64];
    /** For each unit, bit n: a word of n + 1 units begins here; and: ends here. */
    private byte[] begins = new byte[64];

    private byte[] ends = new byte[64];
    /** Frequencies of the words that begin at a unit, by length. */
    private int[] frequencies = new int[64 * LONGEST_WORD];

    /** And their costs in bits; in the first place that of the unit alone. */
    private float[] costs = new float[64 * LONGEST_WORD];

    /** What {@link WordTable#look} finds of two units from each on, and, while that is found out, their hashes and those to look for. */
    private int[] pairs = new int[64];

    private long[] hashes = new long[64];
    private int[] asked = new int[64];
    private long[] homes = new long[64];

    /** Frequencies and costs in bits of the characters from {@link #FIRST} to {@link #LAST}, shared by all lattices. */
    record Singles(int[] frequencies, float[] costs) {}

    Lattice(WordTable words, Singles singles) {
        this.words = words;
        this.singles = singles;
    }

    static Singles singles(WordTable words) {
        int[] frequencies = new int[LAST - FIRST + 1];
        float[] costs = new float[frequencies.length];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = DictionaryReader.frequency(words.get(WordTable.next(WordTable.START, FIRST + i)));
            costs[i] = cost(frequencies[i]);
        }
        return new Singles(frequencies, costs);
    }

    private static float cost(int frequency) {
        return frequency <= 0 ? UNKNOWN : Segmenter.bits(frequency);
    }

    /** Takes a text; its words are found, run by run, when they are asked for. */
    public void read(FoldedText read) {
        text = read;
        int length = read.length();
        if (before.length <= length) {
            before = new float[length + length / 2 + 1];
            after = new float[before.length];
            starts = new int[before.length];
            stops = new int[before.length];
            begins = new byte[before.length];
            ends = new byte[before.length];
            frequencies = new int[before.length * LONGEST_WORD];
            costs = new float[frequencies.length];
            pairs = new int[before.length];
            asked = new int[before.length];
            hashes = new long[before.length];
            homes = new long[before.length];
        }
        Arrays.fill(stops, 0, length, 0);
    }

    /** Finds the words of the run in which a unit stands: Han characters without anything visible between, or a single other unit. */
    private void find(int unit) {
        if (stops[unit] != 0) {
            return;
        }
        int from = unit;
        int to = unit + 1;
        if (han(unit)) {
            while (from > 0 && text.separators(from) == 0 && han(from - 1)) {
                from--;
            }
            while (to < text.length() && text.separators(to) == 0 && han(to)) {
                to++;
            }
        }
        Arrays.fill(starts, from, to, from);
        Arrays.fill(stops, from, to, to);
        Arrays.fill(before, from, to, Float.MAX_VALUE);
        Arrays.fill(ends, from, to, (byte) 0);
        before[from] = 0;
        pairs(from, to);
        for (int at = from; at < to; at++) {
            words(at, to);
        }
        for (int at = to - 1; at >= from; at--) {
            int slot = at * LONGEST_WORD;
            float best = costs[slot] + after(at + 1, to);
            for (int bits = begins[at] & 0xfe; bits != 0; bits &= bits - 1) {
                int more = Integer.numberOfTrailingZeros(bits);
                best = Math.min(best, costs[slot + more] + after(at + more + 1, to));
            }
            after[at] = best;
        }
    }

    private float after(int unit, int stop) {
        return unit < stop ? after[unit] : 0;
    }

    /** Looks up what every two characters of a run begin, all in one go, so that far places of memory are fetched together. */
    private void pairs(int from, int to) {
        int count = 0;
        pairs[to - 1] = WordTable.ABSENT;
        for (int unit = from; unit + 1 < to; unit++) {
            pairs[unit] = WordTable.ABSENT;
            long hash = WordTable.next(WordTable.next(WordTable.START, text.base(unit)), text.base(unit + 1));
            hashes[unit] = hash;
            asked[count] = unit;
            count += words.mayHave(hash);
        }
        for (int i = 0; i < count; i++) {
            homes[i] = words.home(hashes[asked[i]]);
        }
        for (int i = 0; i < count; i++) {
            pairs[asked[i]] = words.look(hashes[asked[i]], homes[i]);
        }
    }

    /** Finds the words that begin at a unit of a run. */
    private void words(int unit, int stop) {
        int character = text.base(unit);
        int slot = unit * LONGEST_WORD;
        float here = before[unit];
        if (!han(unit)) {
            begins[unit] = 0;
            one(unit, 0, LETTER, stop);
            return;
        }
        int frequency;
        if (character >= FIRST && character <= LAST) {
            frequency = singles.frequencies[character - FIRST];
            one(unit, frequency, singles.costs[character - FIRST], stop);
        } else {
            frequency = DictionaryReader.frequency(words.get(WordTable.next(WordTable.START, character)));
            one(unit, frequency, cost(frequency), stop);
        }
        int found = frequency > 0 ? 1 : 0;
        int end = Math.min(stop, unit + LONGEST_WORD);
        long hash = hashes[unit];
        boolean goesOn = true;
        for (int at = unit + 1; at < end && goesOn; at++) {
            int word;
            if (at == unit + 1) {
                word = pairs[unit];
            } else {
                hash = WordTable.next(hash, text.base(at));
                word = words.look(hash);
            }
            goesOn = WordTable.goesOn(word);
            frequency = DictionaryReader.frequency(WordTable.value(word));
            if (frequency > 0) {
                int more = at - unit;
                float cost = Math.min(Segmenter.RARE_WORD, Segmenter.bits(frequency));
                frequencies[slot + more] = frequency;
                costs[slot + more] = cost;
                found |= 1 << more;
                ends[at] |= (byte) (1 << more);
                if (at + 1 < stop) {
                    before[at + 1] = Math.min(before[at + 1], here + cost);
                }
            }
        }
        begins[unit] = (byte) found;
    }

    private void one(int unit, int frequency, float cost, int stop) {
        frequencies[unit * LONGEST_WORD] = frequency;
        costs[unit * LONGEST_WORD] = cost;
        ends[unit] |= (byte) (frequency > 0 ? 1 : 0);
        if (unit + 1 < stop) {
            before[unit + 1] = Math.min(before[unit + 1], before[unit] + cost);
        }
    }

    private boolean han(int unit) {
        UnitKind kind = text.kind(unit);
        return kind == UnitKind.HAN || kind == UnitKind.STROKE;
    }

    /**
     * How surprising it is, as ordinary text, that these characters stand there.
     *
     * @param first first unit
     * @param last last unit, inclusive
     * @return bits, 0 or more
     */
    public double surprise(int first, int last) {
        double bits = 0;
        for (int unit = first; unit <= last; unit = stops[unit]) {
            find(unit);
            bits += after[starts[unit]];
        }
        return Math.max(0, bits - before[first] - after(last + 1, stops[last]));
    }

    /** How often these units stand in the corpus as one word; 0 where they make none, or one of more than eight units. */
    public int frequency(int first, int last) {
        find(first);
        int more = last - first;
        boolean word = more < LONGEST_WORD && (begins[first] & 1 << more) != 0;
        return word ? frequencies[first * LONGEST_WORD + more] : 0;
    }

    /** Whether a word of two units or more begins at this unit. */
    public boolean begins(int unit) {
        find(unit);
        return (begins[unit] & 0xfe) != 0;
    }

    /** Whether a word of two units or more ends with this unit. */
    public boolean ends(int unit) {
        find(unit);
        return (ends[unit] & 0xfe) != 0;
    }
}
