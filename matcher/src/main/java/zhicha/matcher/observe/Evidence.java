package zhicha.matcher.observe;

import java.util.List;
import zhicha.matcher.text.Mark;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.fold.Disguise;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.Right;

/**
 * What says, besides a name that is also an everyday word, that the right is meant: its goods, the brand field, another of its words
 * (苹果 beside iPhone), or brand talk right beside the name (苹果官方, 小米14 Pro).
 */
final class Evidence {
    private final boolean goods;
    private final boolean kind;
    private final boolean otherKind;
    private final boolean stated;
    private final boolean everyday;
    private final boolean highlyDistinctive;

    private Evidence(
            boolean goods,
            boolean kind,
            boolean otherKind,
            boolean stated,
            boolean everyday,
            boolean highlyDistinctive) {
        this.goods = goods;
        this.kind = kind;
        this.otherKind = otherKind;
        this.stated = stated;
        this.everyday = everyday;
        this.highlyDistinctive = highlyDistinctive;
    }

    /** @param names all finds of the right's words in the listing */
    static Evidence of(Right right, TextFindings findings, List<Mark> names) {
        boolean stated = false;
        boolean everyday = !names.isEmpty();
        for (Mark mark : names) {
            stated |= mark.reason().field() == TextField.BRAND || mark.branded() || !mark.everydayWord();
            everyday &= everyday(mark);
        }
        boolean kind = findings.goodsOfClasses(right.particulars().classes());
        return new Evidence(
                findings.goodsOf(right.id()),
                kind,
                !kind && findings.goodsOfAnyClass(),
                stated,
                everyday,
                right.distinctiveness() == Distinctiveness.HIGH);
    }

    /** An everyday word in an everyday spelling; nobody puts signs or other characters into a word that means nothing to him. */
    private static boolean everyday(Mark mark) {
        return mark.everydayWord() && (mark.plain() || mark.disguise() == Disguise.TRADITIONAL);
    }

    /** Whether title or category name goods that the right covers. */
    boolean goods() {
        return goods;
    }

    /** Whether title or category name goods of the right, or others of one of its classes. */
    boolean kind() {
        return goods || kind;
    }

    /** Whether the names seen are words of everyday language and nothing says that they are more. */
    boolean onlyEveryday() {
        return everyday && !goods && !stated;
    }

    /** Whether this name counts at all. */
    boolean admits(Mark mark) {
        boolean category = mark.reason().field() == TextField.CATEGORY;
        if (category && !mark.plain()) {
            // a disguise in a category is the platform's own writing
            return false;
        }
        return switch (mark.seat()) {
            // other characters in place of its own, perhaps by chance: likewise
            case FREE ->
                switch (mark.doubt()) {
                    case NONE -> true;
                    case OTHER_KIND -> !otherKind || goods || highlyDistinctive || mark.branded();
                    case KIND -> kind() || highlyDistinctive || mark.branded();
                    case GOODS, BESIDE -> goods || highlyDistinctive || mark.branded();
                };
            case INSIDE -> false;
            // nobody disguises two words that merely meet
            case CROSSED -> !mark.plain() || goods || highlyDistinctive || mark.branded();
            // cut out of a longer word, perhaps: then something must speak for the right
            case HEAD_TAKEN, TAIL_TAKEN -> goods || highlyDistinctive || mark.branded();
        };
    }
}
