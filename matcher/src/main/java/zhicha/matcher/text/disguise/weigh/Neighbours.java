package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lattice;
import zhicha.matcher.text.lexicon.Lexicon;

/**
 * What stands beside and within a place of a text: whole words leave it as a word of its own, stray characters make it part of
 * another. Reads one text after the other; the words of a text are found when first asked for.
 */
public final class Neighbours {
    /** Fewest bits of a place that stands free, and of one among other characters. */
    private static final double FEWEST_BITS = 16;

    private static final double FEWEST_INSIDE = 19;
    private static final int LONGEST_WORD = 4;
    /** A single character up to this many bits is a word by itself: 男, 新, 的. */
    private static final double COMMON = 12.5;

    private final Lattice lattice = Lexicon.shared().lattice();
    private FoldedText text = FoldedText.of("");
    private boolean known;

    public void text(FoldedText next) {
        text = next;
        known = false;
    }

    private Lattice words() {
        if (!known) {
            lattice.read(text);
            known = true;
        }
        return lattice;
    }

    public double surprise(int first, int last) {
        return words().surprise(first, last);
    }

    /** Whether characters that stand here for others may be more than chance; so few bits are explained by ordinary words. */
    public boolean surprising(int first, int last) {
        double bits = surprise(first, last);
        return bits >= FEWEST_INSIDE || bits >= FEWEST_BITS && gapBefore(first) && clean(first, last);
    }

    /** How often these units stand in the corpus as one word. */
    int frequency(int first, int last) {
        return words().frequency(first, last);
    }

    /** Whether a gap, an end of the text or another script stands before. */
    boolean gapBefore(int first) {
        return first == 0 || text.separators(first) > 0 || text.kind(first - 1) != UnitKind.HAN;
    }

    boolean gapAfter(int last) {
        return last + 1 >= text.length() || text.separators(last + 1) > 0 || text.kind(last + 1) != UnitKind.HAN;
    }

    /** Whether no stray character stands on either side: gaps, words, or characters that are words by themselves. */
    boolean clean(int first, int last) {
        return (gapBefore(first) || words().ends(first - 1) || common(first - 1))
                && (gapAfter(last) || words().begins(last + 1) || common(last + 1));
    }

    private boolean common(int unit) {
        return words().surprise(unit, unit) <= COMMON;
    }

    /** Whether a word of the dictionary, whole or within the place, explains the characters of some replaced step. */
    boolean explained(Alignment path, FoldedText form) {
        for (int step = 0; step < path.size(); step++) {
            boolean replaced =
                    path.from(step) + 1 == path.to(step) && text.base(path.from(step)) != form.base(path.form(step));
            if (replaced && inWord(path.from(step), path.first(), path.last())) {
                return true;
            }
        }
        return false;
    }

    private boolean inWord(int unit, int first, int last) {
        for (int from = Math.max(first, unit - LONGEST_WORD + 1); from <= unit; from++) {
            for (int to = Math.max(unit, from + 1); to <= last && to - from < LONGEST_WORD; to++) {
                if (words().frequency(from, to) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
