package zhicha.matcher.text;

import java.util.Optional;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermMatch;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/**
 * Names that begin in one field and end in the next: 乐 as the brand and 高积木 as the title, or 乐 at a title's end and 高 at the
 * description's start. Such halves meet by chance as well; they count only beside the right's goods, where one of them stands alone and
 * ordinary words do not explain them. Each half becomes a reason of its own with its span.
 */
final class AcrossFields {
    /** How far a name reaches into either field, in UTF-16 units. */
    private static final int REACH = 16;

    private final TermAutomaton automaton;
    private final Vocabulary vocabulary;

    AcrossFields(TermAutomaton automaton, Vocabulary vocabulary) {
        this.automaton = automaton;
        this.vocabulary = vocabulary;
    }

    /** Adds what it finds; the fields themselves have been read. */
    void read(Listing listing, TextFindings findings) {
        read(listing, TextField.BRAND, TextField.TITLE, findings);
        read(listing, TextField.TITLE, TextField.DESCRIPTION, findings);
    }

    private void read(Listing listing, TextField first, TextField second, TextFindings findings) {
        String head = listing.text(first);
        String tail = listing.text(second);
        if (head.isEmpty() || tail.isEmpty()) {
            return;
        }
        int headEnd = lastLetter(head);
        int headStart = edge(head, Math.max(0, headEnd - REACH));
        int tailStart = firstLetter(tail);
        int tailEnd = edge(tail, Math.min(tail.length(), tailStart + REACH));
        Joint joint = new Joint(
                first,
                second,
                FoldedText.of(head.substring(headStart, headEnd) + tail.substring(tailStart, tailEnd)),
                headStart,
                headEnd - headStart,
                tailStart);
        FieldMatches matches = new FieldMatches(joint.text, automaton);
        matches.marks();
        for (TermMatch match : matches.of(TermUse.MARK)) {
            if (joint.crosses(match) && believable(joint, match)) {
                add(joint, match, findings);
            }
        }
    }

    private static int lastLetter(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < REACH && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }

    private static int firstLetter(String text) {
        int start = 0;
        while (start < text.length() && start < REACH && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return start;
    }

    private static int edge(String text, int at) {
        boolean inside =
                at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return inside ? at - 1 : at;
    }

    /** Whether the halves look like one name: at least one of them stands alone, and no ordinary words are cut for it. */
    private static boolean believable(Joint joint, TermMatch match) {
        FoldedText text = joint.text;
        boolean headAlone = match.firstUnit() == 0 && joint.headStart == 0
                || match.firstUnit() > 0 && text.separators(match.firstUnit()) > 0;
        int after = match.lastUnit() + 1;
        boolean tailAlone = after >= text.length() || text.separators(after) > 0;
        boolean latin = text.kind(match.firstUnit()) == UnitKind.LATIN;
        return (latin ? headAlone && tailAlone : headAlone || tailAlone)
                && match.term().length() > 1
                && Lexicon.shared().seat(text, match.firstUnit(), match.lastUnit()) == Seat.FREE;
    }

    private void add(Joint joint, TermMatch match, TextFindings findings) {
        Term term = match.term();
        for (String right : term.owners()) {
            boolean known =
                    findings.marks().stream().anyMatch(mark -> mark.right().equals(right));
            if (known || !findings.goodsOf(right)) {
                continue;
            }
            int start = joint.text.start(match.firstUnit());
            int end = joint.text.end(match.lastUnit());
            add(joint.first, joint.headStart + start, joint.headStart + joint.headLength, joint, right, term, findings);
            add(joint.second, joint.tailStart, joint.tailStart + end - joint.headLength, joint, right, term, findings);
        }
    }

    private void add(TextField field, int start, int end, Joint joint, String right, Term term, TextFindings findings) {
        String seen = joint.text.original();
        int from = field == joint.first ? start - joint.headStart : joint.headLength;
        Reason.MarkText reason = new Reason.MarkText(
                field,
                start,
                end,
                seen.substring(from, from + end - start),
                term.written(),
                Disguise.ACROSS_FIELDS.written());
        findings.marks()
                .add(new Mark(
                        right,
                        reason,
                        Disguise.ACROSS_FIELDS,
                        Seat.FREE,
                        vocabulary.everydayWord(term),
                        false,
                        Doubt.NONE,
                        Optional.empty()));
    }

    /** The end of one field and the beginning of the next, as one text. */
    private record Joint(
            TextField first, TextField second, FoldedText text, int headStart, int headLength, int tailStart) {
        boolean crosses(TermMatch match) {
            return text.start(match.firstUnit()) < headLength && text.start(match.lastUnit()) >= headLength;
        }
    }
}
