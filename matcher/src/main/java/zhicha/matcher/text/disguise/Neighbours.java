package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;

/** What stands right beside and within a place of a text: whole words leave it as a word of its own, stray characters make it part of another. */
final class Neighbours {
    private static final int LONGEST_WORD = 4;
    /** A single character up to this many bits is a word by itself: 男, 新, 的. */
    private static final double COMMON = 11.5;

    private final FoldedText text;
    private final Lexicon lexicon = Lexicon.shared();

    Neighbours(FoldedText text) {
        this.text = text;
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
        return (gapBefore(first) || wordEnds(first - 1)) && (gapAfter(last) || wordBegins(last + 1));
    }

    private boolean wordEnds(int at) {
        StringBuilder word = new StringBuilder();
        for (int unit = at; unit >= 0 && at - unit < LONGEST_WORD && text.kind(unit) == UnitKind.HAN; unit--) {
            word.insert(0, Character.toString(text.base(unit)));
            if (unit < at && lexicon.word(word)) {
                return true;
            }
            if (text.separators(unit) > 0) {
                break;
            }
        }
        return common(at);
    }

    private boolean wordBegins(int at) {
        StringBuilder word = new StringBuilder();
        for (int unit = at; unit < text.length() && unit - at < LONGEST_WORD; unit++) {
            if (text.kind(unit) != UnitKind.HAN || unit > at && text.separators(unit) > 0) {
                break;
            }
            word.appendCodePoint(text.base(unit));
            if (unit > at && lexicon.word(word)) {
                return true;
            }
        }
        return common(at);
    }

    private boolean common(int unit) {
        return lexicon.surprise(text, unit, unit) <= COMMON;
    }

    /** Whether a word of the dictionary, whole or within the place, explains the characters of some replaced step. */
    boolean explained(Alignment path, FoldedText form) {
        for (int step = 0; step < path.size(); step++) {
            if (path.from(step) + 1 == path.to(step) && text.base(path.from(step)) != form.base(path.form(step))
                    && inWord(path.from(step), path.first(), path.last())) {
                return true;
            }
        }
        return false;
    }

    private boolean inWord(int unit, int first, int last) {
        for (int from = Math.max(first, unit - LONGEST_WORD + 1); from <= unit; from++) {
            StringBuilder word = new StringBuilder();
            for (int to = from; to <= last && to - from < LONGEST_WORD; to++) {
                if (to > from && text.separators(to) > 0) {
                    break;
                }
                word.appendCodePoint(text.base(to));
                if (to > from && to >= unit && lexicon.word(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
