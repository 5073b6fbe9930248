package zhicha.crawler.evidence.root;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The leaves and heads that the implementations of RFC 6962 and RFC 9162 test themselves with. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> HEADS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void headsAreThoseOfTheStandard() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertEquals(
                    HEADS.get(size), HEX.formatHex(of(TreeHash.SHA256, size).root()), size + " leaves");
        }
    }

    /** Path of leaf 5 (from 0) of the first seven: its sibling, the tree of four, and the seventh leaf. */
    @Test
    void aPathNamesTheSiblingsOnTheWayUp() {
        List<MerkleTree.Step> path = of(TreeHash.SHA256, 8).path(5);
        assertEquals(
                List.of(true, false, true),
                path.stream().map(MerkleTree.Step::left).toList());
        assertArrayEquals(
                TreeHash.SHA256.leaf(HEX.parseHex(LEAVES.get(4))),
                path.getFirst().hash());
        assertEquals(HEADS.get(4), HEX.formatHex(path.getLast().hash()));
    }

    @Test
    void everyPathLeadsToTheHeadAndNoOtherLeafDoes() {
        for (TreeHash hash : TreeHash.values()) {
            for (int size = 1; size <= 33; size++) {
                MerkleTree tree = new MerkleTree(hash);
                for (int i = 0; i < size; i++) {
                    tree.add(new byte[] {(byte) i});
                }
                String head = HEX.formatHex(tree.root());
                for (int i = 0; i < size; i++) {
                    List<MerkleTree.Step> path = tree.path(i);
                    assertEquals(head, HEX.formatHex(MerkleTree.climb(hash, new byte[] {(byte) i}, path)));
                    assertEquals(
                            path.stream().map(MerkleTree.Step::left).toList(),
                            MerkleTree.sides(i, size),
                            i + "/" + size);
                    assertNotEquals(head, HEX.formatHex(MerkleTree.climb(hash, new byte[] {(byte) (i + 1)}, path)));
                }
            }
        }
    }

    private static MerkleTree of(TreeHash hash, int size) {
        MerkleTree tree = new MerkleTree(hash);
        LEAVES.subList(0, size).forEach(leaf -> tree.add(HEX.parseHex(leaf)));
        return tree;
    }
}
