package zhicha.matcher.text.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.matcher.text.fold.FoldedText;

/** Names and chance meetings of characters, told apart. The name stands between brackets. */
class LexiconTest {
    private static final Lexicon LEXICON = Lexicon.shared();

    private record Place(FoldedText text, int first, int last) {
        static Place of(String marked) {
            int open = marked.indexOf('[');
            int close = marked.indexOf(']');
            FoldedText text = FoldedText.of(marked.replace("[", "").replace("]", ""));
            int first = -1;
            int last = -1;
            for (int unit = 0; unit < text.length(); unit++) {
                if (text.start(unit) >= open && first < 0) {
                    first = unit;
                }
                if (text.start(unit) < close - 1) {
                    last = unit;
                }
            }
            return new Place(text, first, last);
        }

        double surprise() {
            return LEXICON.surprise(text, first, last);
        }

        Seat seat() {
            return LEXICON.seat(text, first, last);
        }
    }

    @Test
    void wordsAndTheirFrequencies() {
        assertTrue(LEXICON.word("苹果"));
        assertFalse(LEXICON.word("乐高"));
        assertEquals(1334, LEXICON.frequency("苹果"));
        assertEquals(0, LEXICON.frequency("高中生的"), "a beginning or more than a word is no word");
        assertTrue(LEXICON.word("充电宝"), "words of shops are added");
        assertTrue(LEXICON.everyday("苹果") && LEXICON.everyday("大众"));
        assertFalse(LEXICON.everyday("乐高") || LEXICON.everyday("耐克") || LEXICON.everyday("李宁"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "快[乐高]中生作文", "音[乐高]品质播放器", "欢[乐高]空飞行", "快[乐高]考冲刺", "[九三]学社徽章", "万里[长城]", "[高仿]真花", "大[众口]味",
                "快[乐 高]中生", "康[乐 高]低床", "[小米]粒大小", "中[国家]电", "[回力]度调节", "现[代购]物", "实[惠普]通装", "汽[车大]灯",
                "可[口可]乐", "发[动感]", "安[全家]用"
            })
    void charactersOfLongerWordsAreNoName(String marked) {
        Place place = Place.of(marked);
        assertTrue(place.surprise() < Lexicon.NAME_BITS, () -> marked + " " + place.surprise() + " " + place.seat());
        assertTrue(place.seat() != Seat.FREE, () -> marked + " " + place.surprise() + " " + place.seat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[乐高]积木", "[乐*高] 积木", "正品[耐克]跑鞋", "[苹果]手机壳", "新款[华为]手机", "[大疆]无人机", "[公牛]插座", "[索尼]相机",
                "国产[安踏]板鞋", "[小米]充电宝", "二手[三星]手机", "[哈尔滨]啤酒", "[雪鹤]耳机", "适用于[雪鹤]耳机", "[品胜]充电宝", "全新[飞利浦]剃须刀"
            })
    void namesAreFree(String marked) {
        Place place = Place.of(marked);
        assertEquals(Seat.FREE, place.seat(), () -> marked + " " + place.surprise());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[奈克]跑鞋",
                "[耐可]运动鞋",
                "[奈科]板鞋",
                "[力宁]运动鞋",
                "[菲乐]卫衣",
                "[古奇]包",
                "[特布]跑鞋",
                "[华维]手机",
                "[索泥]耳机",
                "[乐糕]积木",
                "[北棉]冲锋衣",
                "[乐髙]积木",
                "[飞莉浦]剃须刀",
                "[阿弟达斯]"
            })
    void soundAlikesSurprise(String marked) {
        Place place = Place.of(marked);
        assertTrue(place.surprise() > 20, () -> marked + " " + place.surprise() + " " + place.seat());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[铅笔]刀", "六一[儿童]节", "办公室[小蜜]", "[平锅]", "[表面]处理", "[蛋糕]", "[美丽]人生", "[联系]我们"})
    void dictionaryWordsDoNot(String marked) {
        Place place = Place.of(marked);
        assertTrue(place.surprise() <= 20.01, () -> marked + " " + place.surprise() + " " + place.seat());
    }

    @ParameterizedTest
    @CsvSource({"快[乐高],HEAD_TAKEN", "玩[乐高]积木,CROSSED", "[乐高]中生,TAIL_TAKEN", "快[乐高]中生,INSIDE", "积木[乐高],FREE"})
    void seats(String marked, Seat seat) {
        assertEquals(seat, Place.of(marked).seat());
    }

    @Test
    void longAndForeignTextIsBounded() {
        FoldedText text = FoldedText.of("乐高".repeat(5000) + "ABC123" + "\ud800");
        assertTrue(LEXICON.surprise(text, 0, text.length() - 1) > 0);
        assertTrue(LEXICON.surprise(text, text.length() - 3, text.length() - 1) > 0);
        LEXICON.seat(text, 10, text.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[安踏]实地做人", "年[华为]你停留"})
    void wordsOverTheEndOfANameAskForMoreEvidence(String marked) {
        Place place = Place.of(marked);
        assertEquals(Seat.FREE, place.seat());
        assertEquals(Seat.CROSSED, LEXICON.nameSeat(place.text(), place.first(), place.last()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[安踏]跑步鞋男", "新款[华为]手机"})
    void aNameBesideWholeWordsSitsFree(String marked) {
        Place place = Place.of(marked);
        assertEquals(Seat.FREE, LEXICON.nameSeat(place.text(), place.first(), place.last()));
    }
}
