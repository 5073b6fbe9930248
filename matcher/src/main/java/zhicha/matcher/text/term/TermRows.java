package zhicha.matcher.text.term;

import java.util.Arrays;
import zhicha.matcher.text.trie.KeyTrie;

/** Terms by rows of keys: a {@link KeyTrie} whose nodes lead to chains of terms. Immutable. */
public final class TermRows {
    private final KeyTrie trie;
    private final Term[] terms;
    private final int[] next;

    private TermRows(KeyTrie trie, Term[] terms, int[] next) {
        this.trie = trie;
        this.terms = terms;
        this.next = next;
    }

    /** Takes the rows in. */
    public static final class Builder {
        private final KeyTrie.Rows rows = new KeyTrie.Rows();
        private Term[] terms = new Term[64];
        private int[] next = new int[64];
        private int size = 1;

        /** Adds the term under a row of keys. @return its place */
        public int put(int[] keys, int length, Term term) {
            if (size == terms.length) {
                terms = Arrays.copyOf(terms, size * 2);
                next = Arrays.copyOf(next, size * 2);
            }
            int node = rows.put(keys, length);
            terms[size] = term;
            next[size] = rows.value(node);
            rows.value(node, size);
            return size++;
        }

        public TermRows build() {
            return new TermRows(new KeyTrie(rows), Arrays.copyOf(terms, size), Arrays.copyOf(next, size));
        }
    }

    public KeyTrie trie() {
        return trie;
    }

    /** The first place of the node's terms, or 0. */
    public int first(int node) {
        return trie.value(node);
    }

    /** The place after this one, or 0. */
    public int after(int place) {
        return next[place];
    }

    public Term term(int place) {
        return terms[place];
    }
}
