package zhicha.matcher.text;

import java.util.Optional;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.term.WordGate;

/**
 * A name of a right in a field.
 *
 * @param seat how the name sits among the words around it
 * @param everydayWord whether the name is also a word of everyday Chinese (苹果)
 * @param governed the words that make this very use a description or a denial (适用于, 不是), if there are any
 */
public record Mark(
        String right,
        Reason.MarkText reason,
        Disguise disguise,
        WordGate.Seat seat,
        boolean everydayWord,
        Optional<Defence.Words> governed) {
    public boolean plain() {
        return disguise == Disguise.EXACT;
    }
}
