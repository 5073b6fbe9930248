package zhicha.matcher.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.Mark;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.pack.TermScope;
import zhicha.rules.pack.WordList;
import zhicha.rules.subject.Listing;

/** Whether a code word means what its list says at the place where it was found, by the scope its maintainer gave it. */
public final class CodeWords {
    /** Characters that may stand between a code word and the name it is beside. */
    private static final int BESIDE = 2;

    /** The scope of a term, its words folded as titles are. */
    private record Scope(TermScope written, List<String> with, List<String> without) {
        Scope(TermScope written) {
            this(written, folded(written.with()), folded(written.without()));
        }

        private static List<String> folded(List<String> words) {
            return words.stream().map(CodeWords::folded).toList();
        }
    }

    private final Map<String, Map<String, Scope>> scopes = new HashMap<>();

    public CodeWords(Rulebook rulebook) {
        for (WordList list : rulebook.lists()) {
            list.scopes()
                    .forEach((term, scope) -> scopes.computeIfAbsent(list.name(), name -> new HashMap<>())
                            .put(term, new Scope(scope)));
        }
    }

    /**
     * The code words that count for a right.
     *
     * @param names the right's names in the listing
     * @param goods whether title or category name goods of the right, or the right names no goods
     */
    List<Reason> of(String right, Listing listing, TextFindings findings, List<Mark> names, boolean goods) {
        List<Reason> counting = new ArrayList<>();
        for (TextFindings.CodeWordFound found : findings.codeWords()) {
            if (found.countsFor(right) && counts(found.reason(), listing, names, goods)) {
                counting.add(found.reason());
            }
        }
        return counting;
    }

    private boolean counts(Reason.CodeWord word, Listing listing, List<Mark> names, boolean goods) {
        Scope scope = scopes.getOrDefault(word.list(), Map.of()).get(word.term());
        if (scope == null) {
            return true;
        }
        if (scope.written.ownGoods() && !goods) {
            return false;
        }
        if (scope.written.beside() && names.stream().noneMatch(name -> beside(word, name.reason(), listing))) {
            return false;
        }
        if (scope.with.isEmpty() && scope.without.isEmpty()) {
            return true;
        }
        String offer = folded(listing.title()) + ' ' + folded(listing.category() == null ? "" : listing.category());
        return scope.without.stream().noneMatch(offer::contains)
                && (scope.with.isEmpty() || scope.with.stream().anyMatch(offer::contains));
    }

    private static boolean beside(Reason.CodeWord word, Reason.MarkText name, Listing listing) {
        if (word.field() != name.field()) {
            return false;
        }
        int from = Math.min(word.end(), name.end());
        int to = Math.max(word.start(), name.start());
        String between = from >= to ? "" : listing.text(word.field()).substring(from, to);
        return between.chars().filter(c -> !Character.isWhitespace(c)).count() <= BESIDE
                && between.chars().noneMatch(c -> ",;，；。/、".indexOf(c) >= 0);
    }

    /** What the text means, without gaps and disguises of its letters. */
    private static String folded(String text) {
        FoldedText folded = FoldedText.of(text);
        StringBuilder bases = new StringBuilder(folded.length());
        for (int unit = 0; unit < folded.length(); unit++) {
            bases.appendCodePoint(folded.base(unit));
        }
        return bases.toString();
    }
}
