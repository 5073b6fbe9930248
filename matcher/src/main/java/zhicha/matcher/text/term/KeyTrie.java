package zhicha.matcher.text.term;

import java.util.Arrays;

/**
 * A trie over rows of keys, in plain arrays: the edges are in one open-addressing hash table of (node, key), those of the root in
 * an array of their own, and each node has 64 bits by which most keys that do not go on from it are turned away without a look at the
 * table. About 40 bytes an edge. Node 0 is the root. Built by one thread, then only read.
 */
public final class KeyTrie {
    /** No such node. */
    public static final int NOWHERE = 0;

    private static final int PLANE = 0x10000;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final int[] root = new int[PLANE];
    /** A bit for every key that begins a row: small enough to stay near the processor. */
    private final long[] beginnings = new long[PLANE >> 6];

    /** Two a slot, side by side in memory: the edge and where it leads. */
    private long[] edges = new long[2 << 10];
    /** Two a node, side by side: the bits of the keys that go on, and the value. */
    private long[] ends = new long[2 << 8];

    private int nodes = 1;
    private int used;

    /** Adds a row. @return its last node */
    public int put(int[] keys, int length) {
        int node = 0;
        for (int i = 0; i < length; i++) {
            int next = next(node, keys[i]);
            node = next == NOWHERE ? edge(node, keys[i]) : next;
        }
        return node;
    }

    private int edge(int from, int key) {
        if (nodes * 2 == ends.length) {
            ends = Arrays.copyOf(ends, nodes * 4);
        }
        int to = nodes++;
        ends[from * 2] |= 1L << spread(key);
        if (from == 0 && key < PLANE) {
            root[key] = to;
            beginnings[key >> 6] |= 1L << key;
            return to;
        }
        if (used * 4 >= edges.length) {
            grow();
        }
        insert((long) from << 32 | key, to);
        used++;
        return to;
    }

    private void insert(long edge, int to) {
        int mask = edges.length - 1;
        int at = slot(edge) & mask;
        while (edges[at] != 0) {
            at = at + 2 & mask;
        }
        edges[at] = edge;
        edges[at + 1] = to;
    }

    private void grow() {
        long[] old = edges;
        edges = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                insert(old[i], (int) old[i + 1]);
            }
        }
    }

    private static int slot(long edge) {
        return (int) (edge * GOLDEN >>> 33) << 1;
    }

    private static int spread(int key) {
        return key * 0x9e3779b9 >>> 26;
    }

    /** The node after one more key, or {@link #NOWHERE}. */
    public int next(int node, int key) {
        if (node == 0 && key < PLANE) {
            return (beginnings[key >> 6] & 1L << key) == 0 ? NOWHERE : root[key];
        }
        if ((ends[node * 2] & 1L << spread(key)) == 0) {
            return NOWHERE;
        }
        long edge = (long) node << 32 | key;
        int mask = edges.length - 1;
        int at = slot(edge) & mask;
        while (edges[at] != 0) {
            if (edges[at] == edge) {
                return (int) edges[at + 1];
            }
            at = at + 2 & mask;
        }
        return NOWHERE;
    }

    /** Whether a row may go on from here with this key; false is certain. */
    public boolean mayGoOn(int node, int key) {
        return (ends[node * 2] & 1L << spread(key)) != 0;
    }

    /** Whether any row goes on from here. */
    public boolean goesOn(int node) {
        return ends[node * 2] != 0;
    }

    /** What the node stands for: a number of the caller's, 0 at first. */
    public int value(int node) {
        return (int) ends[node * 2 + 1];
    }

    public void value(int node, int value) {
        ends[node * 2 + 1] = value;
    }

    /** Number of nodes, the root included. */
    public int size() {
        return nodes;
    }
}
