package zhicha.matcher.text.trie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairSieveTest {
    private static final long SEED = 20261122;

    @Test
    void losesNoPairAndTurnsMostOthersAway() {
        Random random = new Random(SEED);
        PairSieve sieve = new PairSieve(50_000);
        Set<Long> pairs = new HashSet<>();
        while (pairs.size() < 50_000) {
            int first = 0x4e00 + random.nextInt(0x5200);
            int second = random.nextInt(0x20000);
            pairs.add((long) first << 32 | second);
            sieve.add(first, second);
        }
        int wrong = 0;
        for (int i = 0; i < 50_000; i++) {
            int first = 0x4e00 + random.nextInt(0x5200);
            int second = random.nextInt(0x20000);
            boolean may = sieve.mayHave(first, second);
            assertEquals(may ? 1 : 0, sieve.bit(first, second));
            wrong += may && !pairs.contains((long) first << 32 | second) ? 1 : 0;
        }
        assertTrue(pairs.stream().allMatch(pair -> sieve.mayHave((int) (pair >>> 32), pair.intValue())));
        assertTrue(wrong < 50_000 / 10, wrong + " pairs too many pass");
    }
}
