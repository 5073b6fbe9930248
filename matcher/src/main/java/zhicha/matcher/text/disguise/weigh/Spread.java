package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.shape.Parts;

/**
 * How the units that are laid over a name are spread over the text: joined or apart, what stands between, and what words that makes. Not
 * thread-safe; reads one text after the other.
 */
final class Spread {
    /** More often than this two parts are a word before they are the parts of a character (生日, 内衣; but 木子). */
    private static final int USUAL_WORD = 200;

    private final Neighbours neighbours;
    private FoldedText text = FoldedText.of("");

    /** @param neighbours of the text that is read */
    Spread(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    void text(FoldedText next) {
        text = next;
    }

    /** Whether some part is written in a form that stands hardly anywhere but in a character: 氵, 亻. */
    boolean bare(Alignment path) {
        for (int unit = path.first(); unit <= path.last(); unit++) {
            if (Parts.TABLE.bare(text.key(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Whether some parts make an everyday word of their own: 生日 for 星, 内衣 for 衲. */
    boolean partsAreWord(Alignment path) {
        for (int step = 0; step < path.size(); step++) {
            if (path.how(step) == Disguise.SPLIT_CHARACTER
                    && neighbours.frequency(path.from(step), path.to(step) - 1) > USUAL_WORD) {
                return true;
            }
        }
        return false;
    }

    boolean alone(int first, int last) {
        return neighbours.gapBefore(first) || neighbours.gapAfter(last);
    }

    /** Whether the characters in between, with that after the last one if need be, make a word, as in 耐正克品. */
    boolean filled(Alignment path) {
        StringBuilder between = new StringBuilder();
        for (int step = 1; step < path.size(); step++) {
            for (int unit = path.to(step - 1); unit < path.from(step); unit++) {
                between.appendCodePoint(text.base(unit));
            }
        }
        if (between.length() > 1 || path.size() > 2) {
            return between.length() > 1 && Lexicon.shared().word(between);
        }
        int next = path.last() + 1;
        return next < text.length()
                && text.kind(next) == UnitKind.HAN
                && text.separators(next) == 0
                && Lexicon.shared().word(between.appendCodePoint(text.base(next)));
    }

    /** Whether a clause ends inside, or a digit stands there that is no tone: 皮,350克. */
    boolean interrupted(Alignment path) {
        for (int unit = path.first(); unit <= path.last(); unit++) {
            boolean digit = text.kind(unit) == UnitKind.DIGIT && (unit == 0 || text.kind(unit - 1) != UnitKind.LATIN);
            if (digit || unit > path.first() && text.clauseEnds(unit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two words that are more than these units only stand side by side: 贴膜 非原装. */
    boolean parted(Alignment path) {
        int first = path.first();
        int last = path.last();
        for (int unit = first + 1; unit <= last; unit++) {
            if (text.onlySpaces(unit)) {
                return !neighbours.gapBefore(first) || !neighbours.gapAfter(last);
            }
        }
        return false;
    }

    boolean adjoined(Alignment path) {
        for (int unit = path.first() + 1; unit <= path.last(); unit++) {
            if (text.separators(unit) > 0) {
                return false;
            }
        }
        return true;
    }
}
