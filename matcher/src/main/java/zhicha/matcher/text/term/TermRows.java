package zhicha.matcher.text.term;

import java.util.Arrays;
import java.util.List;

/** Terms by rows of keys: a {@link KeyTrie} whose nodes lead to chains of terms. Built by one thread, then only read. */
public final class TermRows {
    private final KeyTrie trie = new KeyTrie();
    private Term[] terms = new Term[64];
    private int[] next = new int[64];
    private int size = 1;

    /** Adds the term under a row of keys; under one row in the order of the calls. @return its place */
    public int put(int[] keys, int length, Term term) {
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        int node = trie.put(keys, length);
        terms[size] = term;
        next[size] = trie.value(node);
        trie.value(node, size);
        return size++;
    }

    public KeyTrie trie() {
        return trie;
    }

    public boolean isEmpty() {
        return size == 1;
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

    /** All terms, in the order in which they came. */
    public List<Term> all() {
        return List.of(Arrays.copyOfRange(terms, 1, size));
    }
}
