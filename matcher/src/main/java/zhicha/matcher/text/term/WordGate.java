package zhicha.matcher.text.term;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * Tells a short Chinese name from two characters that happen to meet: a segmenter (Lucene smartcn) cuts the characters around
 * it into words, and the name must not be cut out of longer ones. 快乐 + 高中生 holds no 乐高.
 */
public final class WordGate {
    /** How a name sits among the words around it. */
    public enum Seat {
        FREE,
        /** The name's first character belongs, to the segmenter, to a longer word. It errs here now and then (玩乐 + 高). */
        HEAD_TAKEN,
        /** The last character does (高 + 仿真). */
        TAIL_TAKEN,
        /** The name lies inside one longer word, or across two. */
        INSIDE
    }

    private static final int AROUND = 4;
    private static final ThreadLocal<HMMChineseTokenizer> SEGMENTER = ThreadLocal.withInitial(HMMChineseTokenizer::new);

    private WordGate() {}

    public static Seat seat(FoldedText text, TermMatch match) {
        int from = match.firstUnit();
        while (from > 0 && match.firstUnit() - from < AROUND && joined(text, from - 1, from)) {
            from--;
        }
        int to = match.lastUnit() + 1;
        while (to < text.length() && to - match.lastUnit() <= AROUND && joined(text, to, to)) {
            to++;
        }
        if (from == match.firstUnit() && to == match.lastUnit() + 1) {
            return Seat.FREE;
        }
        return match.split() ? splitSeat(text, match, from, to) : seat(text, match, from, to);
    }

    /** Whether the neighbour is a Han character without anything before the unit that {@code gap} names. */
    private static boolean joined(FoldedText text, int neighbour, int gap) {
        return text.kind(neighbour) == UnitKind.HAN && text.separators(gap) == 0;
    }

    private static Seat seat(FoldedText text, TermMatch match, int from, int to) {
        boolean[] cuts = cuts(text, from, to);
        boolean head = cuts[match.firstUnit() - from];
        boolean tail = cuts[match.lastUnit() + 1 - from];
        if (head && tail) {
            return Seat.FREE;
        }
        boolean oneWord = true;
        for (int unit = match.firstUnit() + 1; unit <= match.lastUnit(); unit++) {
            oneWord &= !cuts[unit - from];
        }
        return oneWord || !head && !tail ? Seat.INSIDE : head ? Seat.TAIL_TAKEN : Seat.HEAD_TAKEN;
    }

    /** A name in two pieces: each end is looked at with the words on its own side. */
    private static Seat splitSeat(FoldedText text, TermMatch match, int from, int to) {
        int headEnd = match.firstUnit() + 1;
        while (headEnd <= match.lastUnit() && joined(text, headEnd, headEnd)) {
            headEnd++;
        }
        int tailStart = match.lastUnit();
        while (tailStart > match.firstUnit() && joined(text, tailStart - 1, tailStart)) {
            tailStart--;
        }
        boolean head = cuts(text, from, headEnd)[match.firstUnit() - from];
        boolean tail = cuts(text, tailStart, to)[match.lastUnit() + 1 - tailStart];
        return head && tail ? Seat.FREE : head ? Seat.TAIL_TAKEN : tail ? Seat.HEAD_TAKEN : Seat.INSIDE;
    }

    /** Where words begin, counted from {@code from}; the end is always a cut. */
    private static boolean[] cuts(FoldedText text, int from, int to) {
        StringBuilder characters = new StringBuilder();
        int[] unitAt = new int[2 * (to - from) + 1];
        for (int unit = from; unit < to; unit++) {
            unitAt[characters.length()] = unit - from;
            characters.appendCodePoint(text.base(unit));
        }
        boolean[] cuts = new boolean[to - from + 1];
        cuts[0] = true;
        cuts[to - from] = true;
        HMMChineseTokenizer segmenter = SEGMENTER.get();
        OffsetAttribute offset = segmenter.getAttribute(OffsetAttribute.class);
        try {
            segmenter.setReader(new StringReader(characters.toString()));
            segmenter.reset();
            while (segmenter.incrementToken()) {
                if (offset.startOffset() < characters.length()) {
                    cuts[unitAt[offset.startOffset()]] = true;
                }
            }
            segmenter.end();
            segmenter.close();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return cuts;
    }
}
