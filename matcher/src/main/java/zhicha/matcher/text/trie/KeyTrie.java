package zhicha.matcher.text.trie;

import java.util.Arrays;

/**
 * A trie over rows of keys in one open-addressing hash table of (node, key). All that is known of a node (64 bits by which most keys that do
 * not go on from it are turned away, and its value) stands beside the edge that leads to it, so that a step costs one place of memory;
 * the edges of the root are in an array of their own. 32 bytes a slot, two to four slots a node. Node 0 is the root. Immutable.
 */
public final class KeyTrie {
    /** No such node. */
    public static final int NOWHERE = 0;

    private static final int PLANE = 0x10000;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    /** Numbers a slot: the edge, the bits of the keys that go on, the value, and one to spare, so that no slot crosses a cache line. */
    private static final int SLOT = 4;

    private static final int BITS = 1;
    private static final int VALUE = 2;
    /** Stands where an edge would, and is none. */
    private static final long ROOT = -1;

    private final int[] root = new int[PLANE];
    /** A bit for every key that begins a row: small enough to stay near the processor. */
    private final long[] beginnings = new long[PLANE >> 6];

    /** A node is the place of its slot, times {@link #SLOT}; the first slot is the root's. */
    private final long[] slots;

    private final int mask;

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
            int at = slot(edge, edges.length - 1, 2);
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
                    int at = slot(old[i], edges.length - 1, 2);
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
    }

    public KeyTrie(Rows rows) {
        int size = Integer.highestOneBit(Math.max(8, rows.nodes)) * 4;
        slots = new long[size * SLOT];
        slots[0] = ROOT;
        mask = slots.length - 1;
        // parents come before their children
        int[] places = new int[rows.nodes];
        for (int node = 1; node < rows.nodes; node++) {
            int from = places[rows.parents[node]];
            int key = rows.keys[node];
            long edge = edge(from, key);
            int at = slot(edge, mask, SLOT);
            while (slots[at] != 0) {
                at = at + SLOT & mask;
            }
            slots[at] = edge;
            slots[at + VALUE] = rows.values[node];
            slots[from + BITS] |= 1L << spread(key);
            places[node] = at;
            if (from == 0 && key < PLANE) {
                root[key] = at;
                beginnings[key >> 6] |= 1L << key;
            }
        }
    }

    /** Never 0, which marks a free slot. */
    private static long edge(int from, int key) {
        return (long) from << 32 | key + 1L;
    }

    private static int slot(long edge, int mask, int width) {
        return (int) (edge * GOLDEN >>> 33) * width & mask;
    }

    private static int spread(int key) {
        return key * 0x9e3779b9 >>> 26;
    }

    /** The node after one more key, or {@link #NOWHERE}. */
    public int next(int node, int key) {
        if (node == 0 && key < PLANE) {
            return (beginnings[key >> 6] & 1L << key) == 0 ? NOWHERE : root[key];
        }
        if ((slots[node + BITS] & 1L << spread(key)) == 0) {
            return NOWHERE;
        }
        long edge = edge(node, key);
        int at = slot(edge, mask, SLOT);
        while (slots[at] != edge) {
            if (slots[at] == 0) {
                return NOWHERE;
            }
            at = at + SLOT & mask;
        }
        return at;
    }

    /** Whether a row may go on from here with this key; false is certain. */
    public boolean mayGoOn(int node, int key) {
        return (slots[node + BITS] & 1L << spread(key)) != 0;
    }

    /** Whether any row goes on from here. */
    public boolean goesOn(int node) {
        return slots[node + BITS] != 0;
    }

    /** What the node stands for: a number of the caller's, 0 if none was given. */
    public int value(int node) {
        return (int) slots[node + VALUE];
    }
}
