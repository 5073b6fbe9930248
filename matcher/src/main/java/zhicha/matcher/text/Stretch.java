package zhicha.matcher.text;

import zhicha.matcher.hit.Defence;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermMatch;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.TextField;

/** One stretch of a field; only finds that start in its core count, the seams are the neighbours'. */
final class Stretch {
    final TextField field;
    /** The whole field. */
    final String original;

    final FoldedText text;
    final FieldMatches matches;
    private final int offset;
    private final int coreStart;
    private final int coreEnd;

    /**
     * @param original the whole field
     * @param text the stretch
     * @param offset where the stretch begins in the field, in UTF-16 units, as the ends of its core
     */
    Stretch(
            TextField field,
            String original,
            FoldedText text,
            int offset,
            int coreStart,
            int coreEnd,
            TermAutomaton automaton) {
        this.field = field;
        this.original = original;
        this.text = text;
        this.offset = offset;
        this.coreStart = coreStart;
        this.coreEnd = coreEnd;
        this.matches = new FieldMatches(text, automaton);
    }

    boolean inCore(TermMatch match) {
        int start = start(match);
        return start >= coreStart && start < coreEnd;
    }

    /** In the field, in UTF-16 units. */
    int start(TermMatch match) {
        return offset + match.start();
    }

    int end(TermMatch match) {
        return offset + match.end();
    }

    Defence.Words words(DefenceKind kind, TermMatch match) {
        return new Defence.Words(kind, field, start(match), end(match), seen(match));
    }

    /** What stands in the field where the match is. */
    String seen(TermMatch match) {
        return original.substring(start(match), end(match));
    }

    int offset() {
        return offset;
    }
}
