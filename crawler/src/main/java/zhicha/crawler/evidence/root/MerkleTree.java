package zhicha.crawler.evidence.root;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree over leaves in their order, after RFC 6962, section 2.1: the left half of every node is the largest power
 * of two smaller than the number of its leaves. Not thread-safe.
 */
public final class MerkleTree {
    private final TreeHash hash;
    private final List<byte[]> leaves = new ArrayList<>();

    public MerkleTree(TreeHash hash) {
        this.hash = hash;
    }

    /** @param data what the leaf stands for, not its hash */
    public void add(byte[] data) {
        leaves.add(hash.leaf(data));
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
        walk(index, 0, leaves.size(), path);
        return path;
    }

    private void walk(int index, int from, int to, List<Step> path) {
        if (to - from <= 1) {
            return;
        }
        int half = from + Integer.highestOneBit(to - from - 1);
        if (index < half) {
            walk(index, from, half, path);
            path.add(new Step(false, root(half, to)));
        } else {
            walk(index, half, to, path);
            path.add(new Step(true, root(from, half)));
        }
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
