package zhicha.matcher.image.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedGoodsTest {
    private static final int SIDE = 64;

    /** A square of goods in the middle is one part, has no rim, and all inside its hull agrees. */
    @Test
    void goodsOnAnotherGroundAreOneSolidPart() {
        float[] reference = noise(1);
        float[] seen = noise(2);
        copy(reference, seen, 16, 48);
        SharedGoods goods = SharedGoods.of(BlockComparison.correlations(reference, seen));
        assertEquals(16, goods.blocks(), 1, goods::toString);
        assertEquals(goods.blocks(), goods.solid());
        assertEquals(0, goods.rim());
        assertTrue(goods.filled() > 0.9, goods::toString);
        assertEquals(64, goods.detailed());
    }

    /** Other goods on the same table: what agrees lies around what does not. */
    @Test
    void otherGoodsOnTheSameTableLeaveAHole() {
        float[] reference = noise(1);
        float[] other = noise(2);
        float[] seen = reference.clone();
        copy(other, seen, 16, 48);
        SharedGoods goods = SharedGoods.of(BlockComparison.correlations(reference, seen));
        assertTrue(goods.blocks() > 40, goods::toString);
        assertTrue(goods.filled() <= 0.8 && goods.rim() > 0.3, goods::toString);
    }

    /** Slopes of brightness resemble each other and prove nothing. */
    @Test
    void slopesOfBrightnessDoNotCount() {
        float[] slope = new float[SIDE * SIDE];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = 20 + i % SIDE * 3;
        }
        double[] correlations = BlockComparison.correlations(slope, slope);
        assertTrue(Arrays.stream(correlations).allMatch(Double::isNaN));
        assertEquals(0, SharedGoods.of(correlations).blocks());
    }

    private static float[] noise(long seed) {
        Random random = new Random(seed);
        float[] samples = new float[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextInt(256);
        }
        return samples;
    }

    private static void copy(float[] from, float[] to, int first, int end) {
        for (int y = first; y < end; y++) {
            System.arraycopy(from, y * SIDE + first, to, y * SIDE + first, end - first);
        }
    }
}
