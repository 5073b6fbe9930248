package zhicha.matcher.text.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void partsMakeTheirCharacterInAnyFormOfTheirRadical() {
        assertArrayEquals(new int[] {'妈'}, Parts.TABLE.whole('女', '马', 0));
        assertArrayEquals(new int[] {'林'}, Parts.TABLE.whole('木', '木', 0));
        for (int water : new int[] {'氵', '水'}) {
            assertTrue(Arrays.stream(Parts.TABLE.whole(water, '夭', 0)).anyMatch(whole -> whole == '沃'));
        }
        assertTrue(Arrays.stream(Parts.TABLE.whole('木', '又', '寸')).anyMatch(whole -> whole == '树'));
        assertEquals(0, Parts.TABLE.whole('高', '高', 0).length);
    }

    @Test
    void lookAlikesAreMutualAndKnowTheFamousOnes() {
        for (String pair : List.of("师帅", "雪雷", "洽治", "傅博", "大太", "奥粤", "监蓝", "未末", "七匕")) {
            int one = pair.codePointAt(0);
            int other = pair.codePointAt(1);
            assertTrue(AlikeCharacters.TABLE.likeness(one, other) >= 3, pair);
            assertEquals(AlikeCharacters.TABLE.likeness(one, other), AlikeCharacters.TABLE.likeness(other, one), pair);
        }
        assertEquals(-1, AlikeCharacters.TABLE.likeness('一', '鑫'));
    }

    @Test
    void emojiHaveTheirChineseWords() {
        assertTrue(Arrays.stream(EmojiNames.TABLE.of(0x1f34e))
                .anyMatch(word -> Arrays.equals(word, new int[] {'苹', '果'})));
        assertTrue(Arrays.stream(EmojiNames.TABLE.of(0x1f434)).anyMatch(word -> Arrays.equals(word, new int[] {'马'})));
        assertEquals(0, EmojiNames.TABLE.of('马').length);
    }
}
