package zhicha.matcher.text.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void partsMakeTheirCharacterInAnyFormOfTheirRadical() {
        assertTrue(Arrays.stream(Parts.TABLE.whole('女', '马', 0)).anyMatch(whole -> whole == '妈'));
        assertTrue(Arrays.stream(Parts.TABLE.whole('木', '木', 0)).anyMatch(whole -> whole == '林'));
        for (int water : new int[] {'氵', '水'}) {
            assertTrue(Arrays.stream(Parts.TABLE.whole(water, '夭', 0)).anyMatch(whole -> whole == '沃'));
        }
        assertTrue(Arrays.stream(Parts.TABLE.whole('木', '又', '寸')).anyMatch(whole -> whole == '树'));
        assertEquals(0, Parts.TABLE.whole('高', '高', 0).length);
    }

    @Test
    void twoPartsCountInEitherOrderAndInTheirFullForms() {
        assertTrue(Arrays.stream(Parts.TABLE.whole('生', '日', 0)).anyMatch(whole -> whole == '星'));
        assertTrue(Arrays.stream(Parts.TABLE.whole('王', '马', 0)).anyMatch(whole -> whole == '玛'));
        assertTrue(Arrays.stream(Parts.TABLE.whole('玉', '马', 0)).anyMatch(whole -> whole == '玛'));
        // 衣库 joined is 裤, though the part is written 衤
        assertTrue(Arrays.stream(Parts.TABLE.of('裤')).anyMatch(parts -> Arrays.equals(parts, new int[] {'衣', '库'})));
        // a part beyond the Basic Multilingual Plane
        assertTrue(Arrays.stream(Parts.TABLE.of('戴')).anyMatch(parts -> parts[0] > 0xffff));
    }

    @Test
    void aSharedPartMakesCharactersAlike() {
        for (String pair : List.of("佳住", "倍陪", "播潘", "住往")) {
            assertTrue(AlikeCharacters.TABLE.likeness(pair.codePointAt(0), pair.codePointAt(1)) >= 3, pair);
        }
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
