package zhicha.matcher.text.context;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;

/**
 * Whether a word such as 适用于, 不是 or 媲美 is near a name and governs it. Before a name it may govern a list, of names that nobody
 * watches too (适用于阿迪达斯/雪鹤/…); after a name it may stand behind models and goods (雪鹤X5 Pro专用 保护套), but only where it does not itself
 * look ahead (雪鹤适用, but not "雪鹤 适用于 3岁"). A clause that ends between the two parts them, and so do the people or seasons
 * that goods are for (适合儿童 雪鹤积木).
 */
public final class GoverningWords {
    private static final int FARTHEST = 40;
    /** Han characters between word and name that belong to neither, at most. */
    private static final int UNKNOWN_CHARACTERS = 2;
    /** Such characters between a name and the word after it, at most: goods or a model (丰田卡罗拉专用). */
    private static final int GOODS_CHARACTERS = 4;
    /** Han characters of a listed name that nobody watches, at most. */
    private static final int LISTED_CHARACTERS = 6;
    /** Letters and digits of models between a name and the word after it, at most. */
    private static final int MODEL_CHARACTERS = 14;

    private static final int RELATION = 8;
    private static final String JOINING = "和与及或等款系列之的";
    /** Last characters of words that only look ahead: 适用于, 适合, 替换. */
    private static final String LOOKS_AHEAD = "于为合给套配代换";
    /** First characters of denials that only look ahead: 不是, 并非. */
    private static final String DENIES_AHEAD = "不并绝拒杜谨抵远";
    /** Before a name that 无关 denies: 与雪鹤品牌无关. */
    private static final String RELATED = "与跟和同";

    /** Whom or when goods are for; such an object is complete, a name behind it is not governed. */
    private static final Set<String> OTHER_OBJECTS = Set.of(
            "男孩", "女孩", "男女", "儿童", "宝宝", "孩子", "小孩", "婴儿", "幼儿", "老人", "成人", "大人", "学生", "男生", "女生", "男士", "女士", "老少",
            "家庭", "家用", "全家", "户外", "室内", "居家", "办公", "冬季", "夏季", "春秋", "秋冬", "春夏", "四季", "送礼", "送人", "初学", "新手", "情侣",
            "闺蜜", "旅行", "出行", "露营", "运动", "肤质", "皮肤", "人群", "岁");

    private final FoldedText text;
    private final List<TermMatch> marks;

    public GoverningWords(FoldedText text, List<TermMatch> marks) {
        this.text = text;
        this.marks = marks;
    }

    /** The nearest word that governs the mark, or null. */
    public @Nullable TermMatch over(TermMatch mark, List<TermMatch> words) {
        TermMatch nearest = null;
        for (TermMatch word : words) {
            if (governs(word, mark) && (nearest == null || distance(word, mark) < distance(nearest, mark))) {
                nearest = word;
            }
        }
        return nearest;
    }

    private boolean governs(TermMatch word, TermMatch mark) {
        return switch (word.term().use()) {
            case DENIAL -> denies(word, mark) || deniesAfter(word, mark);
            case COMPARISON -> before(word, mark);
            default -> before(word, mark) || after(word, mark);
        };
    }

    private static int distance(TermMatch word, TermMatch mark) {
        return word.lastUnit() < mark.firstUnit()
                ? mark.firstUnit() - word.lastUnit()
                : word.firstUnit() - mark.lastUnit();
    }

    /** A denial stands right before what it denies. */
    public boolean denies(TermMatch denial, TermMatch denied) {
        int gap = denied.firstUnit();
        boolean adjacent = denial.lastUnit() + 1 == gap && !text.clauseEnds(gap);
        return adjacent && text.separators(gap) <= (single(denial) ? 0 : 1) && stands(denial);
    }

    /** Or right after it, as 非原装 does, or behind 与…无关. */
    private boolean deniesAfter(TermMatch denial, TermMatch denied) {
        int gap = denial.firstUnit() - denied.lastUnit() - 1;
        if (denial.units() < 2 || gap < 0 || DENIES_AHEAD.indexOf(text.base(denial.firstUnit())) >= 0) {
            return false;
        }
        if (gap > (related(denied) ? RELATION : 0)) {
            return false;
        }
        for (int unit = denied.lastUnit() + 1; unit <= denial.firstUnit(); unit++) {
            if (text.clauseEnds(unit) || text.separators(unit) > 1) {
                return false;
            }
        }
        return true;
    }

    private boolean related(TermMatch mark) {
        for (int unit = mark.firstUnit() - 1; unit >= Math.max(0, mark.firstUnit() - 3); unit--) {
            if (RELATED.indexOf(text.base(unit)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean single(TermMatch word) {
        return word.units() == 1;
    }

    /** A word of one character (配, 像, 非) counts where it is a word: not in 标配, 图像, 除非. */
    private boolean stands(TermMatch word) {
        return !single(word)
                || text.kind(word.firstUnit()) != UnitKind.HAN
                || Lexicon.shared().seat(text, word.firstUnit(), word.lastUnit()) == Seat.FREE;
    }

    private boolean before(TermMatch word, TermMatch mark) {
        if (word.lastUnit() >= mark.firstUnit() || mark.firstUnit() - word.lastUnit() > FARTHEST) {
            return false;
        }
        if (single(word)) {
            return denies(word, mark);
        }
        int unknown = 0;
        boolean objectDone = false;
        StringBuilder between = new StringBuilder();
        for (int unit = word.lastUnit() + 1; unit <= mark.firstUnit(); unit++) {
            if (text.clauseEnds(unit)) {
                return false;
            }
            if (text.separators(unit) > 0 && !text.onlySpaces(unit)) {
                // the list goes on with its next name
                if (unknown > LISTED_CHARACTERS) {
                    return false;
                }
                unknown = 0;
                objectDone = false;
            }
            if (unit < mark.firstUnit() && text.kind(unit) == UnitKind.HAN && !joins(unit)) {
                unknown++;
                objectDone |= afterMark(unit);
                between.appendCodePoint(text.base(unit));
            }
        }
        // 适用于雪鹤耳机 雪鹤正品: the first name and its goods are the whole object, unless a list goes on
        return unknown <= UNKNOWN_CHARACTERS && !objectDone && !otherObject(between);
    }

    private static boolean otherObject(StringBuilder between) {
        if (between.isEmpty()) {
            return false;
        }
        for (String object : OTHER_OBJECTS) {
            if (between.indexOf(object) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean afterMark(int unit) {
        for (TermMatch mark : marks) {
            if (mark.lastUnit() + 1 == unit) {
                return true;
            }
        }
        return false;
    }

    /** Whether a character between belongs to another listed name or links names. */
    private boolean joins(int unit) {
        return JOINING.indexOf(text.base(unit)) >= 0 || inMark(unit);
    }

    private boolean inMark(int unit) {
        for (TermMatch mark : marks) {
            if (mark.firstUnit() <= unit && unit <= mark.lastUnit()) {
                return true;
            }
        }
        return false;
    }

    private boolean after(TermMatch word, TermMatch mark) {
        int gap = word.firstUnit() - mark.lastUnit() - 1;
        if (gap < 0 || gap > GOODS_CHARACTERS + MODEL_CHARACTERS || single(word)) {
            return false;
        }
        boolean english = text.kind(word.firstUnit()) != UnitKind.HAN;
        int next = word.lastUnit() + 1;
        boolean measure = next < text.length() && text.kind(next) == UnitKind.DIGIT && text.separators(next) <= 1;
        if (LOOKS_AHEAD.indexOf(text.base(word.lastUnit())) >= 0 || measure || english && looksAhead(word)) {
            return false;
        }
        int unknown = 0;
        int model = 0;
        StringBuilder between = new StringBuilder();
        for (int unit = mark.lastUnit() + 1; unit <= word.firstUnit(); unit++) {
            if (text.clauseEnds(unit) || text.separators(unit) > 1) {
                return false;
            }
            if (unit == word.firstUnit() || inMark(unit)) {
                continue;
            }
            if (text.kind(unit) == UnitKind.HAN) {
                unknown++;
                between.appendCodePoint(text.base(unit));
            } else {
                model++;
            }
        }
        return unknown <= GOODS_CHARACTERS && model <= MODEL_CHARACTERS && !otherObject(between);
    }

    /** English words that stand after a name are those without a preposition's object: "LEGO compatible", not "LEGO for kids". */
    private static boolean looksAhead(TermMatch word) {
        String written = word.term().written();
        return word.term().use() != TermUse.NOMINATIVE
                || !(written.equals("compatible") || written.equals("replacement"));
    }
}
