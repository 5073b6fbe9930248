package zhicha.matcher.text.term;

import java.util.List;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.goods.Grounds;

/**
 * A term that is looked for.
 *
 * @param written as the maintainer wrote it
 * @param owners ids of the rights it speaks for; for {@link TermUse#CODE_WORD} the rights of its pack, empty for all rights
 * @param list the word list it stands in, empty for marks and goods
 * @param grounds of a name, what may speak for its right where it may stand there by chance; of a word for goods, what it
 *     says where it is offered
 */
public record Term(String written, FoldedText folded, TermUse use, List<String> owners, String list, Grounds grounds) {
    /** Longer terms are cut here: nobody would write them out in disguise, and this bounds the work on each text. */
    public static final int LONGEST = 64;

    public Term {
        owners = List.copyOf(owners);
    }

    public static Term of(String written, TermUse use, List<String> owners, String list) {
        return new Term(written, FoldedText.of(written), use, owners, list, Grounds.NONE);
    }

    /** A name of a right. */
    public static Term mark(String written, String right, Grounds grounds) {
        return new Term(written, FoldedText.of(written), TermUse.MARK, List.of(right), "", grounds);
    }

    /** A word for goods. */
    public static Term goods(String written, TermUse use, Grounds grounds) {
        return new Term(written, FoldedText.of(written), use, List.of(), "", grounds);
    }

    /** Number of units; 0 for a term of symbols only, which can never be found. */
    public int length() {
        return Math.min(folded.length(), LONGEST);
    }
}
