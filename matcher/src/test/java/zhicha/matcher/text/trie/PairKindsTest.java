package zhicha.matcher.text.trie;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairKindsTest {
    private static final long SEED = 20261123;
    private static final int PAIRS = 60_000;

    @Test
    void losesNoKindOfAPairAndTurnsMostOthersAway() {
        Random random = new Random(SEED);
        PairKinds sieve = new PairKinds(PAIRS);
        Map<Long, Integer> kinds = new HashMap<>();
        for (int i = 0; i < PAIRS; i++) {
            int first = 0x4e00 + random.nextInt(0x5200);
            int second = 0x4e00 + random.nextInt(0x5200);
            int kind = random.nextInt(3);
            sieve.add(first, second, kind);
            kinds.merge((long) first << 32 | second, 1 << kind, (one, other) -> one | other);
        }
        kinds.forEach((pair, known) -> {
            int told = sieve.kinds((int) (pair >>> 32), pair.intValue());
            assertTrue((told & known) == known, () -> "pair " + pair + ": " + told + " lacks some of " + known);
        });
        int wrong = 0;
        for (int i = 0; i < PAIRS; i++) {
            int first = 0x4e00 + random.nextInt(0x5200);
            int second = 0x4e00 + random.nextInt(0x5200);
            int told = sieve.kinds(first, second);
            wrong += Integer.bitCount(told & ~kinds.getOrDefault((long) first << 32 | second, 0));
        }
        assertTrue(wrong < PAIRS * 3 / 20, wrong + " kinds of pairs too many pass");
    }
}
