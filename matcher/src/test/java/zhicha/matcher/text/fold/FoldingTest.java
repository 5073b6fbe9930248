package zhicha.matcher.text.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final long SEED = 20261122;

    private static String fold(String text) {
        return FoldedText.of(text).folded();
    }

    @Test
    void whatLooksOrMeansTheSameFoldsToTheSame() {
        String[][] same = {
            {"ＬＥＧＯ", "lego"},
            {"Ⓛⓔⓖⓞ", "LEGO"},
            {"𝓛𝓮𝓰𝓸", "lego"},
            {"🅛🅔🅖🅞", "lego"},
            {"🇳🇮🇰🇪", "nike"},
            {"ɴɪᴋᴇ", "nike"},
            {"Νike", "nike"},
            {"樂高", "乐高"},
            {"爐", "炉"},
            {"氷行", "冰行"},
            {"髙", "高"},
            {"⾼", "高"},
            {"⻝", "食"},
            {"說說", "说说"},
            {"Lancôme", "lancome"},
            {"ﬁ", "fi"},
            {"㎏", "kg"},
            {"ß", "ss"},
            {"п̶", "п"},
            {"エ", "工"},
            {"乐\u200b高", "乐高"},
            {"\u2067乐高\u2069", "乐高"},
            {"m", "rn"},
        };
        for (String[] pair : same) {
            assertEquals(fold(pair[1]), fold(pair[0]), pair[0]);
        }
    }

    @Test
    void everydayCharactersThatOnlyResembleEachOtherStayApart() {
        String[][] apart = {
            {"未", "末"}, {"日", "曰"}, {"土", "士"}, {"己", "已"}, {"人", "入"}, {"大", "太"}, {"天", "夭"}, {"千", "干"}
        };
        for (String[] pair : apart) {
            assertNotEquals(fold(pair[0]), fold(pair[1]));
        }
    }

    @Test
    void foldingAnyCharacterAgainChangesNothing() {
        List<String> changed = new ArrayList<>();
        for (int character = 0; character < 0x30000; character++) {
            String once = fold(Character.toString(character));
            if (!fold(once).equals(once)) {
                changed.add(String.format("U+%04X %s", character, once));
            }
        }
        assertEquals(List.of(), changed);
    }

    @Test
    void foldingAnyTextAgainChangesNothingAndUnitsLieInTheOriginal() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3000; round++) {
            String text = wild(random);
            FoldedText folded = FoldedText.of(text);
            assertEquals(folded.folded(), fold(folded.folded()), () -> "seed " + SEED + ": " + text);
            int before = 0;
            for (int unit = 0; unit < folded.length(); unit++) {
                assertTrue(before <= folded.start(unit) && folded.start(unit) < folded.end(unit), text);
                assertTrue(folded.end(unit) <= text.length(), text);
                before = folded.start(unit);
            }
        }
    }

    /** Any UTF-16 units at all, lone surrogates among them, with a leaning to the blocks that sellers use. */
    private static String wild(Random random) {
        StringBuilder text = new StringBuilder();
        int[] blocks = {0x20, 0x4e00, 0xff00, 0x300, 0x400, 0x2460, 0x200b, 0xfe00};
        for (int i = random.nextInt(40); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(0x10000 + random.nextInt(0x20000));
                default -> text.append((char) (blocks[random.nextInt(blocks.length)] + random.nextInt(90)));
            }
        }
        return text.toString();
    }
}
