package zhicha.matcher.text.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTrieTest {
    private static final long SEED = 20261123;
    /** Few keys, so that rows share beginnings; some lie beyond the first plane. */
    private static final int[] KEYS = {0, 1, 63, 64, 0x4e00, 0x4e01, 0x9fff, 0xffff, 0x10000, 0x1f34e, 0x20000};

    @Test
    void findsEveryRowByItsKeysAndNoOther() {
        Random random = new Random(SEED);
        Map<List<Integer>, Integer> values = new HashMap<>();
        KeyTrie.Rows rows = new KeyTrie.Rows();
        for (int value = 1; value <= 3_000; value++) {
            List<Integer> row = row(random);
            int[] keys = row.stream().mapToInt(Integer::intValue).toArray();
            rows.value(rows.put(keys, keys.length), value);
            values.put(row, value);
        }
        KeyTrie trie = new KeyTrie(rows);
        values.forEach((row, value) -> assertEquals(value, trie.value(node(trie, row)), () -> "row " + row));
        for (int i = 0; i < 20_000; i++) {
            List<Integer> row = row(random);
            int node = node(trie, row);
            assertEquals(
                    values.getOrDefault(row, 0), node == KeyTrie.NOWHERE ? 0 : trie.value(node), () -> "row " + row);
        }
    }

    @Test
    void goesOnWhereARowDoes() {
        KeyTrie.Rows rows = new KeyTrie.Rows();
        rows.value(rows.put(new int[] {'乐', '高'}, 2), 1);
        KeyTrie trie = new KeyTrie(rows);
        int first = trie.next(0, '乐');
        assertNotEquals(KeyTrie.NOWHERE, first);
        assertEquals(true, trie.goesOn(first));
        assertFalse(trie.goesOn(trie.next(first, '高')));
        assertEquals(KeyTrie.NOWHERE, trie.next(first, '乐'));
        assertEquals(KeyTrie.NOWHERE, trie.next(0, 0x1f34e));
    }

    @Test
    void anEmptyTrieHasNoRows() {
        KeyTrie trie = new KeyTrie(new KeyTrie.Rows());
        assertFalse(trie.goesOn(0));
        assertEquals(KeyTrie.NOWHERE, trie.next(0, '乐'));
        assertEquals(KeyTrie.NOWHERE, trie.next(0, 0x20000));
    }

    private static List<Integer> row(Random random) {
        List<Integer> row = new ArrayList<>();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            // the first key from many, so that the root has children enough to be searched by halves
            row.add(i < 2 && random.nextBoolean() ? 0x5000 + random.nextInt(200) : KEYS[random.nextInt(KEYS.length)]);
        }
        return row;
    }

    private static int node(KeyTrie trie, List<Integer> row) {
        int node = 0;
        for (int key : row) {
            node = trie.next(node, key);
            if (node == KeyTrie.NOWHERE) {
                return KeyTrie.NOWHERE;
            }
        }
        return node;
    }
}
