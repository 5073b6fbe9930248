package zhicha.rules.pack;

import java.util.List;

/**
 * Where a term of a word list counts, as a maintainer writes it behind the term: {@code 1:1 | with: own-goods | not: 图纸, 蜡烛}.
 *
 * @param ownGoods counts only where title or category name goods of the right ({@code with: own-goods})
 * @param beside counts only right beside a name of the right, with at most two characters between ({@code beside: name})
 * @param with counts only where title or category hold one of these words; empty for anywhere
 * @param without does not count where title or category hold one of these words
 */
public record TermScope(boolean ownGoods, boolean beside, List<String> with, List<String> without) {
    /** Counts wherever it stands. */
    public static final TermScope ANYWHERE = new TermScope(false, false, List.of(), List.of());

    public TermScope {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }
}
