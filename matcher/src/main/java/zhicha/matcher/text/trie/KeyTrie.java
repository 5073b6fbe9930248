package zhicha.matcher.text.trie;

import java.util.Arrays;

/**
 * A trie over rows of keys. Nodes are numbered breadth first, the children of one node by their keys, so that nothing but a node's first
 * child need be kept: 12 bytes a node, and those that are asked in turn lie side by side. It stays near the processor where a hash table of
 * edges would not. Node 0 is the root. Immutable.
 */
public final class KeyTrie {
    /** No such node. */
    public static final int NOWHERE = 0;

    private static final int PLANE = 0x10000;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    /** From so many children on they are halved until fewer are left. */
    private static final int FEW = 8;

    /** A bit for every key that begins a row. */
    private final long[] beginnings = new long[PLANE >> 6];
    /** For 64 keys each, the root's child before the first of them. */
    private final int[] ranks = new int[PLANE >> 6];

    /** The root's first child of a key beyond the first plane. */
    private final int beyond;

    /** The key that leads to a node. */
    private final int[] keys;
    /** Of each node its first child, times 2 to the 32, and its value; one more at the end. */
    private final long[] nodes;

    /** Rows, before the trie of them is made. */
    public static final class Rows {
        private long[] edges = new long[2 << 10];
        private int[] parents = new int[1 << 8];
        private int[] keys = new int[1 << 8];
        private int[] values = new int[1 << 8];
        private int nodes = 1;

        /** Adds a row. @return its last node, as a number for {@link #value} */
        public int put(int[] row, int length) {
            int node = 0;
            for (int i = 0; i < length; i++) {
                node = next(node, row[i]);
            }
            return node;
        }

        private int next(int from, int key) {
            long edge = edge(from, key);
            int at = slot(edge, edges.length - 1);
            while (edges[at + 1] != 0) {
                if (edges[at] == edge) {
                    return (int) edges[at + 1];
                }
                at = at + 2 & edges.length - 1;
            }
            if (nodes == parents.length) {
                parents = Arrays.copyOf(parents, nodes * 2);
                keys = Arrays.copyOf(keys, nodes * 2);
                values = Arrays.copyOf(values, nodes * 2);
            }
            parents[nodes] = from;
            keys[nodes] = key;
            edges[at] = edge;
            edges[at + 1] = nodes;
            if (++nodes * 4 > edges.length) {
                grow();
            }
            return nodes - 1;
        }

        private void grow() {
            long[] old = edges;
            edges = new long[old.length * 2];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    int at = slot(old[i], edges.length - 1);
                    while (edges[at + 1] != 0) {
                        at = at + 2 & edges.length - 1;
                    }
                    edges[at] = old[i];
                    edges[at + 1] = old[i + 1];
                }
            }
        }

        public int value(int node) {
            return values[node];
        }

        public void value(int node, int value) {
            values[node] = value;
        }

        /** For each node its children, each its key times 2 to the 32 and the child; those of one node by their keys. */
        private long[] families(int[] starts) {
            for (int node = 1; node < nodes; node++) {
                starts[parents[node] + 1]++;
            }
            for (int node = 0; node < nodes; node++) {
                starts[node + 1] += starts[node];
            }
            int[] next = starts.clone();
            long[] families = new long[nodes - 1];
            for (int node = 1; node < nodes; node++) {
                families[next[parents[node]]++] = (long) keys[node] << 32 | node;
            }
            for (int node = 0; node < nodes; node++) {
                if (starts[node + 1] - starts[node] > 1) {
                    Arrays.sort(families, starts[node], starts[node + 1]);
                }
            }
            return families;
        }

        /** Never 0, which marks a free slot. */
        private static long edge(int from, int key) {
            return (long) from << 32 | key + 1L;
        }

        private static int slot(long edge, int mask) {
            return (int) (edge * GOLDEN >>> 33) * 2 & mask;
        }
    }

    public KeyTrie(Rows rows) {
        int[] starts = new int[rows.nodes + 1];
        long[] families = rows.families(starts);
        keys = new int[rows.nodes];
        nodes = new long[rows.nodes + 1];
        // the number that a node had among the rows, by its number here
        int[] before = new int[rows.nodes];
        int known = 1;
        for (int node = 0; node < rows.nodes; node++) {
            int old = before[node];
            nodes[node] = (long) known << 32 | rows.values[old];
            for (int at = starts[old]; at < starts[old + 1]; at++) {
                keys[known] = (int) (families[at] >>> 32);
                before[known++] = (int) families[at];
            }
        }
        nodes[rows.nodes] = (long) known << 32;
        int child = 1;
        for (int word = 0; word < ranks.length; word++) {
            ranks[word] = child;
            for (; child < after(0) && keys[child] >> 6 == word; child++) {
                beginnings[word] |= 1L << keys[child];
            }
        }
        beyond = child;
    }

    private int after(int node) {
        return (int) (nodes[node + 1] >>> 32);
    }

    /** The node after one more key, or {@link #NOWHERE}. */
    public int next(int node, int key) {
        if (node != 0) {
            return search((int) (nodes[node] >>> 32), after(node), key);
        }
        if (key >= PLANE) {
            return search(beyond, after(0), key);
        }
        long word = beginnings[key >> 6];
        long bit = 1L << key;
        return (word & bit) == 0 ? NOWHERE : ranks[key >> 6] + Long.bitCount(word & bit - 1);
    }

    private int search(int first, int end, int key) {
        int from = first;
        int to = end;
        while (to - from > FEW) {
            int middle = from + to >>> 1;
            if (keys[middle] > key) {
                to = middle;
            } else {
                from = middle;
            }
        }
        for (int at = from; at < to; at++) {
            if (keys[at] == key) {
                return at;
            }
        }
        return NOWHERE;
    }

    /** Whether any row goes on from here. */
    public boolean goesOn(int node) {
        return nodes[node] >>> 32 < nodes[node + 1] >>> 32;
    }

    /** What the node stands for: a number of the caller's, 0 if none was given. */
    public int value(int node) {
        return (int) nodes[node];
    }
}
