package zhicha.crawler.evidence.root;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Merkle tree over leaves in their order, after RFC 6962, section 2.1: the left half of every node is the largest power
 * of two smaller than the number of its leaves. Not thread-safe.
 */
public final class MerkleTree {
    private final TreeHash hash;
    private final List<byte[]> leaves = new ArrayList<>();
    /** Every node, the leaves first; only where paths are asked for. */
    private @Nullable List<List<byte[]>> levels;

    public MerkleTree(TreeHash hash) {
        this.hash = hash;
    }

    /** @param data what the leaf stands for, not its hash */
    public void add(byte[] data) {
        leaves.add(hash.leaf(data));
        levels = null;
    }

    public int size() {
        return leaves.size();
    }

    /** The tree's head: 32 bytes. Of no leaves it is the hash of nothing. */
    public byte[] root() {
        return leaves.isEmpty() ? hash.of() : root(0, leaves.size());
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int half = from + Integer.highestOneBit(to - from - 1);
        return hash.node(root(from, half), root(half, to));
    }

    /** A hash on the way from a leaf to the root, and the side on which it is put before hashing. */
    public record Step(boolean left, byte[] hash) {}

    /**
     * The hashes that are needed to come from a leaf to the root, nearest to the leaf first.
     *
     * @param index of the leaf, from 0
     */
    public List<Step> path(int index) {
        List<Step> path = new ArrayList<>();
        int at = index;
        for (List<byte[]> level : levels()) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(new Step(sibling < at, level.get(sibling)));
            }
            at >>= 1;
        }
        return path;
    }

    /** From the bottom up: what stands alone at the end of a level goes up as it is, which gives the tree of the standard. */
    private List<List<byte[]>> levels() {
        List<List<byte[]>> known = levels;
        if (known == null) {
            known = new ArrayList<>(List.of(leaves));
            for (List<byte[]> level = leaves; level.size() > 1; level = known.getLast()) {
                List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
                for (int i = 0; i < level.size(); i += 2) {
                    above.add(i + 1 < level.size() ? hash.node(level.get(i), level.get(i + 1)) : level.get(i));
                }
                known.add(above);
            }
            levels = known;
        }
        return known;
    }

    /**
     * On which side the hashes of a path stand, which follows from the place of its leaf.
     *
     * @param index of the leaf, from 0, below {@code size}
     */
    static List<Boolean> sides(int index, int size) {
        List<Boolean> left = new ArrayList<>();
        int at = index;
        for (int width = size; width > 1; width = (width + 1) / 2) {
            if ((at ^ 1) < width) {
                left.add((at ^ 1) < at);
            }
            at >>= 1;
        }
        return left;
    }

    /** The root that a leaf and its path lead to. */
    public static byte[] climb(TreeHash hash, byte[] data, List<Step> path) {
        byte[] reached = hash.leaf(data);
        for (Step step : path) {
            reached = step.left() ? hash.node(step.hash(), reached) : hash.node(reached, step.hash());
        }
        return reached;
    }
}
