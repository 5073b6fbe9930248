package zhicha.matcher.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.lexicon.Seat;
import zhicha.matcher.text.table.TableLines;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermUse;

/**
 * Of which Nice classes goods are offered, by the words of {@code goods-classes.txt}. A word inside a longer one does not count (手表 in
 * 手表带), nor does one that ordinary words around it explain better. Immutable.
 */
final class GoodsClasses {
    static final GoodsClasses TABLE = new GoodsClasses();
    /** Titles are read no further than this; what they offer stands at their beginning. */
    private static final int LONGEST = 400;

    private final TermAutomaton automaton;
    private final Map<String, Long> classes = new HashMap<>();

    private GoodsClasses() {
        for (String line : TableLines.of(GoodsClasses.class, "goods-classes.txt")) {
            String[] columns = line.split(" ");
            long niceClass = 1L << Integer.parseInt(columns[0]);
            for (String word : Arrays.asList(columns).subList(1, columns.length)) {
                classes.merge(word, niceClass, (one, other) -> one | other);
            }
        }
        automaton = new TermAutomaton(classes.keySet().stream()
                .map(word -> Term.of(word, TermUse.GOODS, List.of(), ""))
                .toList());
    }

    /** All words whose classes are known. */
    Set<String> words() {
        return classes.keySet();
    }

    /** A bit for every class, 1 to 34, to which the goods belong that this very word names; 0 where it is not known. */
    long ofWord(String word) {
        return classes.getOrDefault(word, 0L);
    }

    /** A bit for every class, 1 to 34, of which the text names goods. */
    long of(String text) {
        return text.isEmpty() ? 0 : of(FoldedText.of(text.substring(0, Math.min(LONGEST, text.length()))));
    }

    /** As {@link #of(String)}, of a text that may have been folded before; one that is too long is folded anew in part. */
    long of(FoldedText folded) {
        if (folded.original().length() > LONGEST) {
            return of(folded.original());
        }
        List<Found> found = new ArrayList<>();
        automaton.scan(folded, (term, first, last) -> {
            if (written(folded, term, first, last)) {
                found.add(new Found(term, first, last));
            }
        });
        long set = 0;
        for (Found word : found) {
            long own = classes.getOrDefault(word.term.written(), 0L);
            // what is known already need not be asked for again
            if ((own & ~set) != 0 && !inLonger(word, found) && !explained(folded, word)) {
                set |= own;
            }
        }
        return set;
    }

    private static boolean inLonger(Found word, List<Found> found) {
        for (Found other : found) {
            if (other != word && other.holds(word)) {
                return true;
            }
        }
        return false;
    }

    private record Found(Term term, int first, int last) {
        boolean holds(Found other) {
            return first <= other.first && other.last <= last && last - first > other.last - other.first;
        }
    }

    /** Whether it stands there letter by letter, without gaps. */
    private static boolean written(FoldedText text, Term term, int first, int last) {
        if (last - first + 1 != term.length()) {
            return false;
        }
        for (int unit = first; unit <= last; unit++) {
            boolean gap = unit > first && text.separators(unit) > 0;
            if (gap || text.base(unit) != term.folded().base(unit - first)) {
                return false;
            }
        }
        return true;
    }

    /** A single character must end what is written there, longer words must not be cut out of others. */
    private static boolean explained(FoldedText text, Found word) {
        if (text.kind(word.first) != UnitKind.HAN) {
            return false;
        }
        int next = word.last + 1;
        if (word.first == word.last) {
            return next < text.length() && text.kind(next) == UnitKind.HAN && text.separators(next) == 0;
        }
        Seat seat = Lexicon.shared().seat(text, word.first, word.last);
        return seat != Seat.FREE && seat != Seat.INSIDE;
    }
}
