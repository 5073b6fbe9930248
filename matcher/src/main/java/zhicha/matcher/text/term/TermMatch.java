package zhicha.matcher.text.term;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;

/**
 * A term that stands in a text.
 *
 * @param firstUnit first unit of the folded text
 * @param lastUnit last unit, inclusive
 * @param disguise how it was written
 * @param split whether anything visible stands between its characters that the term does not have
 * @param doubt what further evidence of the right it needs, since the meeting may be chance
 * @param start offset in the folded text's original
 * @param end offset after the last character
 */
public record TermMatch(
        Term term, int firstUnit, int lastUnit, Disguise disguise, boolean split, Doubt doubt, int start, int end) {
    /** A match that begins and ends with units of the text. */
    public static TermMatch of(
            FoldedText text, Term term, int first, int last, Disguise disguise, boolean split, Doubt doubt) {
        return new TermMatch(term, first, last, disguise, split, doubt, text.start(first), text.end(last));
    }

    public boolean doubtful() {
        return doubt != Doubt.NONE;
    }

    public boolean overlaps(TermMatch other) {
        return firstUnit <= other.lastUnit && other.firstUnit <= lastUnit;
    }

    /** Whether both share a character of the text; an emoji that stands for a name is no unit but has its offsets. */
    public boolean covers(TermMatch other) {
        return start < other.end && other.start < end;
    }

    public boolean contains(TermMatch other) {
        return firstUnit <= other.firstUnit && other.lastUnit <= lastUnit;
    }

    public int units() {
        return lastUnit - firstUnit + 1;
    }
}
