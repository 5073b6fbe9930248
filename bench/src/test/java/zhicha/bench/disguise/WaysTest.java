package zhicha.bench.disguise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Every way of disguise writes something else than the name, the same at the same seed. */
class WaysTest {
    private static final long SEED = 20261122;
    private static final List<String> NAMES = List.of(
            "耐克",
            "娃哈哈",
            "农夫山泉",
            "周大福",
            "优衣库",
            "可口可乐",
            "迪奥",
            "三只松鼠",
            "飞利浦",
            "NIKE",
            "DIOR",
            "Michelin",
            "LOGITECH",
            "WINONA");

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }

    private static List<String> written(Ways.Way way) {
        RandomGenerator random = random();
        List<String> written = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (String name : NAMES) {
                Optional<String> seen = way.disguise().of(name, random);
                seen.ifPresent(
                        text -> assertFalse(text.equals(name), () -> way.kind() + " left " + name + " as it is"));
                seen.ifPresent(written::add);
            }
        }
        return written;
    }

    @Test
    void everyWayChangesTheNameAndCanBeTakenWithSome() {
        for (Ways.Way way : Ways.all()) {
            assertFalse(written(way).isEmpty(), () -> way.kind() + " could be taken with none of " + NAMES);
        }
    }

    @Test
    void theSameSeedWritesTheSame() {
        for (Ways.Way way : Ways.all()) {
            assertEquals(written(way), written(way), way.kind());
        }
    }

    @Test
    void kindsAreNamedOnce() {
        List<String> kinds = Ways.all().stream().map(Ways.Way::kind).toList();
        assertEquals(kinds.stream().distinct().toList(), kinds);
    }

    @Test
    void someAreWhatOneKnows() {
        assertEquals(Optional.of("愛馬仕"), Shapes.TRADITIONAL.of("爱马仕", random()));
        assertEquals(Optional.of("naike"), Sounds.PINYIN.of("耐克", random()).map(String::toLowerCase));
        assertEquals(Optional.of("EKIN"), Orders.REVERSED.of("NIKE", random()));
        assertEquals(Optional.empty(), Letters.LEET.of("耐克", random()));
        assertEquals(Optional.empty(), Sounds.PINYIN.of("NIKE", random()));
        assertTrue(Letters.FULL_WIDTH.of("NIKE", random()).orElse("").matches("[\uff01-\uff5e]{4}"));
    }
}
