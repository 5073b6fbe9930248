package zhicha.matcher.text;

import java.util.Optional;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.Doubt;

/**
 * A name of a right in a field.
 *
 * @param seat how the name sits among the words around it
 * @param everydayWord whether the name is also a word of everyday Chinese (苹果)
 * @param branded whether the words right beside it say that a brand is meant (苹果官方, 小米14 Pro)
 * @param doubt what must speak for the right besides, where other characters stand in place of the name's, perhaps by chance
 * @param governed the words that make this very use a description, a denial, a comparison, or another's name, if there are any
 */
public record Mark(
        String right,
        Reason.MarkText reason,
        Disguise disguise,
        Seat seat,
        boolean everydayWord,
        boolean branded,
        Doubt doubt,
        Optional<Defence.Words> governed) {
    public boolean plain() {
        return disguise == Disguise.EXACT;
    }

    /** Whether this find and the other share a character of a field. */
    public boolean overlaps(Mark other) {
        return reason.field() == other.reason.field()
                && reason.start() < other.reason.end()
                && other.reason.start() < reason.end();
    }
}
