package zhicha.matcher.text.term;

import java.util.List;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.trie.KeyTrie;
import zhicha.matcher.text.trie.PairSieve;

/**
 * All terms as one trie over folded units, walked from every unit that some term begins with. A walk forks where a unit may be
 * part of a name or stand between its characters; its steps are bounded, so the work is linear in the text whatever it holds.
 * Nothing is allocated while walking. Immutable and safe for many threads.
 */
public final class TermAutomaton {
    /** Most separators between two characters of a term. */
    public static final int MOST_SEPARATORS = 4;

    /** Steps from one beginning; a walk without forks takes at most {@link Term#LONGEST}. */
    private static final int MOST_STEPS = 512;

    private final TermRows rows;
    private final KeyTrie trie;
    /** The first two keys of the terms. */
    private final PairSieve pairs;
    /** A bit for the key of every term of one unit, by its lowest bits. */
    private final long[] ones = new long[1 << 16 - 6];

    /** Hears of places where a term may stand; they have yet to be checked. */
    public interface Candidates {
        void at(Term term, int firstUnit, int lastUnit);
    }

    public TermAutomaton(List<Term> all) {
        TermRows.Builder builder = new TermRows.Builder();
        int[] keys = new int[Term.LONGEST];
        pairs = new PairSieve(all.size());
        for (Term term : all) {
            if (term.length() > 0) {
                for (int i = 0; i < term.length(); i++) {
                    keys[i] = term.folded().key(i);
                }
                builder.put(keys, term.length(), term);
                if (term.length() == 1) {
                    ones[(keys[0] & 0xffff) >> 6] |= 1L << keys[0];
                } else {
                    pairs.add(keys[0], keys[1]);
                }
            }
        }
        rows = builder.build();
        trie = rows.trie();
    }

    /** Reports every place where the units of a term stand in order with no more than a few separators between. */
    public void scan(FoldedText text, Candidates candidates) {
        int length = text.length();
        for (int unit = 0; unit < length; unit++) {
            // most beginnings are turned away here: nothing ends, and nothing goes on with what follows
            int key = text.key(unit);
            boolean may = (ones[(key & 0xffff) >> 6] & 1L << key) != 0
                    || unit + 1 < length && (pairs.mayHave(key, text.key(unit + 1)) || text.skippable(unit + 1));
            int node = may ? trie.next(0, key) : KeyTrie.NOWHERE;
            if (node != KeyTrie.NOWHERE) {
                walk(text, node, unit, unit, 0, MOST_STEPS, candidates);
            }
        }
    }

    /** @return steps left */
    private int walk(FoldedText text, int reached, int start, int last, int passed, int steps, Candidates candidates) {
        int node = reached;
        int at = last;
        int over = passed;
        int left = steps;
        while (true) {
            if (over == 0) {
                for (int place = rows.first(node); place != 0; place = rows.after(place)) {
                    candidates.at(rows.term(place), start, at);
                }
            }
            int next = at + 1;
            if (next >= text.length() || !trie.goesOn(node) || text.separators(next) > MOST_SEPARATORS || --left <= 0) {
                return left;
            }
            if (over < MOST_SEPARATORS && text.skippable(next)) {
                left = walk(text, node, start, next, over + 1, left, candidates);
            }
            node = trie.next(node, text.key(next));
            if (node == KeyTrie.NOWHERE) {
                return left;
            }
            at = next;
            over = 0;
        }
    }
}
