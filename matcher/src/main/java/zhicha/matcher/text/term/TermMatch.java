package zhicha.matcher.text.term;

import zhicha.matcher.text.fold.Disguise;

/**
 * A term that stands in a text.
 *
 * @param firstUnit first unit of the folded text
 * @param lastUnit last unit, inclusive
 * @param disguise how it was written
 * @param split whether anything visible stands between its characters that the term does not have
 */
public record TermMatch(Term term, int firstUnit, int lastUnit, Disguise disguise, boolean split) {
    public boolean overlaps(TermMatch other) {
        return firstUnit <= other.lastUnit && other.firstUnit <= lastUnit;
    }

    public boolean contains(TermMatch other) {
        return firstUnit <= other.firstUnit && other.lastUnit <= lastUnit;
    }

    public int units() {
        return lastUnit - firstUnit + 1;
    }
}
