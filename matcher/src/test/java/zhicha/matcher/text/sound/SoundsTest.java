package zhicha.matcher.text.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundsTest {
    private static int distance(String pair) {
        return Sounds.TABLE.distance(pair.codePointAt(0), pair.codePointAt(1));
    }

    @Test
    void charactersWithSeveralReadingsHaveThemAll() {
        assertEquals(List.of("le", "yue"), Sounds.TABLE.spelled('乐'));
        assertEquals(List.of("xing", "hang"), Sounds.TABLE.spelled('行'));
        assertEquals(List.of("lv"), Sounds.TABLE.spelled('绿').subList(0, 1));
    }

    @Test
    void distanceGrowsWithWhatSpeakersConfound() {
        assertEquals(0, distance("奈耐"));
        assertEquals(1, distance("可客"));
        for (String near : List.of("赖耐", "资知", "丝师", "词池", "金精", "真争", "兰郎", "飞灰", "风轰")) {
            assertEquals(2, distance(near), near);
        }
        assertEquals(Sounds.APART, distance("奈科"));
        assertTrue(distance("热乐") > 2, "r and l are rarely taken for one another");
    }

    @Test
    void spelledSyllablesAreReadWithDigitsForLetters() {
        SpelledTrie trie = Sounds.TABLE.spelled();
        int state = 0;
        for (int key : new int[] {'n', 'l'}) { // the keys of "n1", as of "ni"
            state = trie.next(state, key);
        }
        assertEquals(0, Sounds.TABLE.spelledDistance(trie.syllable(state), '你'));
        assertEquals(SpelledTrie.NOWHERE, trie.next(state, 'x'));
    }
}
