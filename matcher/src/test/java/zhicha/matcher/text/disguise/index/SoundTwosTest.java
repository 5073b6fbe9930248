package zhicha.matcher.text.disguise.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zhicha.matcher.text.goods.Grounds;
import zhicha.matcher.text.term.Term;

class SoundTwosTest {
    private static final int CLASSES = 300;

    @Test
    void namesOfOnePairOfSoundsStandSideBySideTheLatestFirst() {
        SoundTwos.Builder builder = new SoundTwos.Builder(CLASSES);
        builder.put(0, 0, name("啊阿"));
        builder.put(299, 299, name("耐克"));
        builder.put(12, 7, name("乐高"));
        builder.put(299, 299, name("奈克"));
        SoundTwos twos = builder.build();

        assertEquals(List.of("奈克", "耐克"), names(twos, 299, 299));
        assertEquals(List.of("乐高"), names(twos, 12, 7));
        assertEquals(List.of("啊阿"), names(twos, 0, 0));
        assertEquals(List.of(), names(twos, 7, 12));
        assertTrue(twos.has(12, 7));
        assertFalse(twos.has(12, 8));
        assertEquals('乐' << 16 | '高', twos.characters(twos.first(12, 7)));
    }

    @Test
    void whereThereAreNoNamesThereIsNothing() {
        SoundTwos twos = new SoundTwos.Builder(CLASSES).build();
        assertFalse(twos.has(0, 0));
        assertEquals(List.of(), names(twos, 299, 299));
    }

    private static Term name(String written) {
        return Term.mark(written, "tm-" + written, Grounds.NONE);
    }

    private static List<String> names(SoundTwos twos, int one, int other) {
        List<String> names = new ArrayList<>();
        for (int at = twos.first(one, other); at < twos.end(one, other); at++) {
            names.add(twos.name(at).written());
        }
        return names;
    }
}
