package zhicha.matcher.text.lexicon;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * The words of everyday Chinese, how frequent each is, and how ordinary the characters at a place of a text are.
 *
 * <p><b>Method.</b> The text around the place (the Han characters joined to it, at most {@link #AROUND} on either side) is cut into
 * dictionary words in the cheapest way, a word costing its information in bits, {@code log2(corpus / frequency)}: a unigram model.
 * {@link #surprise} is what the characters of the place add to that: the cost of the whole less the cost of what stands left and
 * right of them. 乐高 in 快乐高中生 adds 2 bits, for 快乐 and 高中生 are words; in 奈克跑鞋 the first two characters add 27, for they make no
 * word.
 *
 * <p>Safe for many threads. The shared lexicon is read at first use, in about a tenth of a second, and keeps 12 MB.
 */
public final class Lexicon {
    /** Han characters on either side that are looked at. */
    public static final int AROUND = 7;
    /**
     * What a name costs in bits where it stands as a name, that is about 900 times in the corpus. A place whose characters are less
     * surprising than this is better explained by ordinary words.
     */
    public static final double NAME_BITS = 16;
    /** From this frequency on a word is one of everyday language. */
    private static final int EVERYDAY = 10;

    private static final double NOTHING = 1e-3;
    /** Bits by which words that reach over an end of a name may be dearer than the name and still be what is meant. */
    private static final double CLOSE = 6;

    private final WordTable words;
    private final Lattice.Singles singles;
    private final ThreadLocal<Segmenter> segmenters;

    private Lexicon(WordTable words) {
        this.words = words;
        this.singles = Lattice.singles(words);
        this.segmenters = ThreadLocal.withInitial(() -> new Segmenter(words));
    }

    private static final class Shared {
        static final Lexicon LEXICON = new Lexicon(DictionaryReader.read());
    }

    /** The dictionary that comes with the program. */
    public static Lexicon shared() {
        return Shared.LEXICON;
    }

    /** A reader of whole texts over these words. */
    public Lattice lattice() {
        return new Lattice(words, singles);
    }

    /** Whether the dictionary has this word; simplified characters, small letters. */
    public boolean word(CharSequence text) {
        return frequency(text) > 0;
    }

    /** How often the word stands in a corpus of 60.1 million words; 0 where it is none. */
    public int frequency(CharSequence text) {
        return Math.max(0, DictionaryReader.frequency(words.get(WordTable.hash(text))));
    }

    /** Whether the text is a word of everyday language, or a well-known place: known for more than a brand. Proper names are none. */
    public boolean everyday(CharSequence text) {
        int value = words.get(WordTable.hash(text));
        return DictionaryReader.frequency(value) >= EVERYDAY && !DictionaryReader.name(value);
    }

    /**
     * How surprising it is, as ordinary text, that these characters stand there.
     *
     * @param first first unit of the place
     * @param last last unit, inclusive; the place may hold gaps (乐*高)
     * @return bits, 0 or more: below {@link #NAME_BITS} ordinary words explain the place better than a name; a common word has 10 to
     *     16, a rare one up to 20, two characters that make no word mostly 20 to 35
     */
    public double surprise(FoldedText text, int first, int last) {
        Segmenter segmenter = segmenters.get();
        int from = from(text, first);
        int to = to(text, last, from);
        int head = first - from;
        int length = to - from;
        double whole = segmenter.cut(text, from, to);
        double left = segmenter.cost(head);
        double right = last + 1 >= to ? 0 : segmenter.cut(text, last + 1, to);
        return length <= head ? 0 : Math.max(0, whole - left - right);
    }

    /**
     * How a name sits at its place. It is {@link Seat#FREE} where the cheapest cutting into ordinary words ends a word at both its ends. Where
     * that cutting crosses an end, the name explains the place better at times (玩乐 + 高, but a game of 乐高): {@link Seat#CROSSED} asks
     * the reader for more evidence.
     *
     * @param first first unit of the place
     * @param last last unit, inclusive
     */
    public Seat seat(FoldedText text, int first, int last) {
        int from = from(text, first);
        int to = to(text, last, from);
        if (from == first && to == last + 1) {
            return Seat.FREE;
        }
        Segmenter segmenter = segmenters.get();
        double alone = Math.min(NAME_BITS, segmenter.cut(text, first, last + 1));
        double right = last + 1 >= to ? 0 : segmenter.cut(text, last + 1, to);
        double whole = segmenter.cut(text, from, to);
        boolean better = whole - segmenter.cost(first - from) - right >= alone - NOTHING;
        int length = Math.min(Segmenter.LONGEST, to - from);
        boolean head = segmenter.cuts(first - from, length);
        boolean tail = last + 1 - from >= length || segmenter.cuts(last + 1 - from, length);
        if (better) {
            return head && tail ? Seat.FREE : Seat.CROSSED;
        }
        if (head == tail) {
            return Seat.INSIDE;
        }
        // one end of the name is an end of a word: taken at the other, unless the whole name lies in that one word
        boolean inOne = true;
        for (int unit = first + 1; unit <= last; unit++) {
            inOne &= !segmenter.cuts(unit - from, length);
        }
        return inOne ? Seat.INSIDE : head ? Seat.TAIL_TAKEN : Seat.HEAD_TAKEN;
    }

    /**
     * How the name of somebody sits at its place. As {@link #seat}, but {@link Seat#CROSSED} also where words that reach over one of its
     * ends would explain the text nearly as well: 安 + 踏实 + 地 for 安踏 in 安踏实地做人, 年华 + 为 for 华为 in 年华为你停留.
     */
    public Seat nameSeat(FoldedText text, int first, int last) {
        Seat seat = seat(text, first, last);
        if (seat != Seat.FREE) {
            return seat;
        }
        int from = from(text, first);
        int to = to(text, last, from);
        Segmenter segmenter = segmenters.get();
        double before = first == from ? 0 : segmenter.cut(text, from, first);
        double after = last + 1 >= to ? 0 : segmenter.cut(text, last + 1, to);
        double crossing = Double.MAX_VALUE;
        if (first > from) {
            crossing = segmenter.cut(text, from, to, first);
        }
        if (last + 1 < to) {
            crossing = Math.min(crossing, segmenter.cut(text, from, to, last + 1));
        }
        return crossing <= before + NAME_BITS + after + CLOSE ? Seat.CROSSED : Seat.FREE;
    }

    private static int from(FoldedText text, int first) {
        int from = first;
        while (from > 0 && first - from < AROUND && joined(text, from - 1, from)) {
            from--;
        }
        return from;
    }

    private static int to(FoldedText text, int last, int from) {
        int to = last + 1;
        int end = Math.min(text.length(), from + Segmenter.LONGEST);
        while (to < end && to - last <= AROUND && joined(text, to, to)) {
            to++;
        }
        return to;
    }

    /** Whether the neighbour is a Han character without anything visible before the unit that {@code gap} names. */
    private static boolean joined(FoldedText text, int neighbour, int gap) {
        return text.kind(neighbour) == UnitKind.HAN && text.separators(gap) == 0;
    }
}
