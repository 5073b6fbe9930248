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

    private long[] edges = new long[1 << 10];
    private int[] targets = new int[1 << 10];
    private long[] masks = new long[1 << 8];
    private int[] values = new int[1 << 8];
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
        if (nodes == values.length) {
            values = Arrays.copyOf(values, nodes * 2);
            masks = Arrays.copyOf(masks, nodes * 2);
        }
        int to = nodes++;
        masks[from] |= 1L << spread(key);
        if (from == 0 && key < PLANE) {
            root[key] = to;
            beginnings[key >> 6] |= 1L << key;
            return to;
        }
        if (used * 2 >= edges.length) {
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
            at = at + 1 & mask;
        }
        edges[at] = edge;
        targets[at] = to;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[oldEdges.length * 2];
        targets = new int[oldEdges.length * 2];
        for (int i = 0; i < oldEdges.length; i++) {
            if (oldEdges[i] != 0) {
                insert(oldEdges[i], oldTargets[i]);
            }
        }
    }

    private static int slot(long edge) {
        return (int) (edge * GOLDEN >>> 33);
    }

    private static int spread(int key) {
        return key * 0x9e3779b9 >>> 26;
    }

    /** The node after one more key, or {@link #NOWHERE}. */
    public int next(int node, int key) {
        if (node == 0 && key < PLANE) {
            return (beginnings[key >> 6] & 1L << key) == 0 ? NOWHERE : root[key];
        }
        if ((masks[node] & 1L << spread(key)) == 0) {
            return NOWHERE;
        }
        long edge = (long) node << 32 | key;
        int mask = edges.length - 1;
        int at = slot(edge) & mask;
        while (edges[at] != 0) {
            if (edges[at] == edge) {
                return targets[at];
            }
            at = at + 1 & mask;
        }
        return NOWHERE;
    }

    /** Whether a row may go on from here with this key; false is certain. */
    public boolean mayGoOn(int node, int key) {
        return (masks[node] & 1L << spread(key)) != 0;
    }

    /** Whether any row goes on from here. */
    public boolean goesOn(int node) {
        return masks[node] != 0;
    }

    /** What the node stands for: a number of the caller's, 0 at first. */
    public int value(int node) {
        return values[node];
    }

    public void value(int node, int value) {
        values[node] = value;
    }

    /** Number of nodes, the root included. */
    public int size() {
        return nodes;
    }
}
