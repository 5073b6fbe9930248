package zhicha.matcher.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;

/**
 * Whether a word such as 适用于 or 不是 is near a name and governs it. Before a name it may govern a list (适用于华为/小米/…); after a name
 * only where it does not itself look ahead (乐高适用, but not "乐高 适用于 3岁"). A clause that ends between the two parts them.
 */
final class GoverningWords {
    private static final int FARTHEST = 24;
    private static final int UNKNOWN_CHARACTERS = 2;
    private static final String JOINING = "和与及或等款系列";
    /** Last characters of words that only look ahead: 适用于, 适合, 替换. */
    private static final String LOOKS_AHEAD = "于为合给套配代换";

    /** First characters of denials that only look ahead: 不是, 并非. */
    private static final String DENIES_AHEAD = "不并";

    private final FoldedText text;
    private final List<TermMatch> marks;

    GoverningWords(FoldedText text, List<TermMatch> marks) {
        this.text = text;
        this.marks = marks;
    }

    /** The nearest word that governs the mark, or null. */
    @Nullable
    TermMatch over(TermMatch mark, List<TermMatch> words) {
        TermMatch nearest = null;
        for (TermMatch word : words) {
            boolean governs = word.term().use() == TermUse.DENIAL
                    ? denies(word, mark) || deniesAfter(word, mark)
                    : before(word, mark) || after(word, mark);
            if (governs && (nearest == null || distance(word, mark) < distance(nearest, mark))) {
                nearest = word;
            }
        }
        return nearest;
    }

    private static int distance(TermMatch word, TermMatch mark) {
        return word.lastUnit() < mark.firstUnit()
                ? mark.firstUnit() - word.lastUnit()
                : word.firstUnit() - mark.lastUnit();
    }

    /** A denial stands right before what it denies. */
    boolean denies(TermMatch denial, TermMatch denied) {
        int gap = denied.firstUnit();
        boolean adjacent = denial.lastUnit() + 1 == gap && !text.clauseEnds(gap);
        boolean single = denial.units() == 1 && text.kind(denial.firstUnit()) == UnitKind.HAN;
        return adjacent && text.separators(gap) <= (single ? 0 : 1);
    }

    /** Or right after it, as 非原装 and 无关 do. */
    private boolean deniesAfter(TermMatch denial, TermMatch denied) {
        int gap = denial.firstUnit();
        return denial.units() > 1
                && denied.lastUnit() + 1 == gap
                && !text.clauseEnds(gap)
                && text.separators(gap) <= 1
                && text.kind(gap) == UnitKind.HAN
                && DENIES_AHEAD.indexOf(text.base(gap)) < 0;
    }

    private boolean before(TermMatch word, TermMatch mark) {
        if (word.lastUnit() >= mark.firstUnit() || mark.firstUnit() - word.lastUnit() > FARTHEST) {
            return false;
        }
        int unknown = 0;
        boolean objectDone = false;
        for (int unit = word.lastUnit() + 1; unit <= mark.firstUnit(); unit++) {
            if (text.clauseEnds(unit)) {
                return false;
            }
            if (unit < mark.firstUnit() && text.kind(unit) == UnitKind.HAN && !joins(unit)) {
                unknown++;
                objectDone |= afterMark(unit);
            }
        }
        // 适用于雪鹤耳机 雪鹤正品: the first name and its goods are the whole object, unless a list goes on
        boolean listed = text.separators(mark.firstUnit()) > 0 && !text.onlySpaces(mark.firstUnit());
        return unknown <= UNKNOWN_CHARACTERS && (!objectDone || listed);
    }

    private boolean afterMark(int unit) {
        return marks.stream().anyMatch(mark -> mark.lastUnit() + 1 == unit);
    }

    /** Whether a character between belongs to another listed name or links names. */
    private boolean joins(int unit) {
        return JOINING.indexOf(text.base(unit)) >= 0
                || marks.stream().anyMatch(mark -> mark.firstUnit() <= unit && unit <= mark.lastUnit());
    }

    private boolean after(TermMatch word, TermMatch mark) {
        int gap = word.firstUnit() - mark.lastUnit() - 1;
        if (gap < 0 || gap > 2 || text.kind(word.firstUnit()) != UnitKind.HAN) {
            return false;
        }
        int next = word.lastUnit() + 1;
        boolean measure = next < text.length() && text.kind(next) == UnitKind.DIGIT && text.separators(next) <= 1;
        if (LOOKS_AHEAD.indexOf(text.base(word.lastUnit())) >= 0 || measure) {
            return false;
        }
        for (int unit = mark.lastUnit() + 1; unit <= word.firstUnit(); unit++) {
            if (text.clauseEnds(unit) || text.separators(unit) > 1) {
                return false;
            }
        }
        return true;
    }
}
