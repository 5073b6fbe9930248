package zhicha.matcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/** What sellers write, what is meant, and the name of the disguise, as it stands in hits. */
class DisguiseTableTest {
    private static final TextSearch SEARCH = search(
            "乐高",
            "LEGO",
            "耐克",
            "NIKE",
            "GUCCI",
            "娃哈哈",
            "奥利奥",
            "Lancôme",
            "兰蔻",
            "MICHELIN",
            "万代",
            "奥特曼",
            "小猪佩奇",
            "POP MART",
            "GoPro",
            "三只松鼠",
            "361度",
            "Moncler",
            "THE NORTH FACE",
            "apple",
            "Ford",
            "冰行",
            "龙井",
            "戴森");

    /** Title, exact span seen (null: nothing), form meant, disguise. */
    private static final String[][] TABLE = {
        // plain, and plain in the ways that honest sellers write
        {"樂高積木玩具車組", "樂高", "乐高", "traditional"},
        {"乐高积木玩具", "乐高", "乐高", "exact"},
        {"lego city 60215", "lego", "LEGO", "exact"},
        {"Nike 跑步鞋", "Nike", "NIKE", "exact"},
        {"Lancome 粉水", "Lancome", "Lancôme", "exact"},
        {"PopMart 盲盒", "PopMart", "POP MART", "exact"},
        {"go pro 运动相机", "go pro", "GoPro", "exact"},
        {"Go Pro 运动相机", "Go Pro", "GoPro", "exact"},
        {"The North-Face 冲锋衣", "The North-Face", "THE NORTH FACE", "exact"},
        {"ＬＥＧＯ　ＣＩＴＹ　６０２１５", "ＬＥＧＯ", "LEGO", "exact"},
        {"新 款 耐 克 跑 鞋", "耐 克", "耐克", "exact"},
        {"NIKE™ 运动鞋", "NIKE", "NIKE", "exact"},
        {"NiKe 跑步鞋", "NiKe", "NIKE", "case"},
        {"MicheLIN 轮胎", "MicheLIN", "MICHELIN", "case"},
        {"乐ˇ高 积木", "乐ˇ高", "乐高", "inserted-symbol"},
        {"楽高 积木", "楽高", "乐高", "traditional"},
        {"361度运动鞋", "361度", "361度", "exact"},
        // inserted symbols, spaces, emoji, digits
        {"乐*高 城市系列", "乐*高", "乐高", "inserted-symbol"},
        {"乐 高 积木", "乐 高", "乐高", "inserted-symbol"},
        {"乐·高大颗粒", "乐·高", "乐高", "inserted-symbol"},
        {"乐😀高积木", "乐😀高", "乐高", "inserted-symbol"},
        {"乐👨‍👩‍👧高积木", "乐👨‍👩‍👧高", "乐高", "inserted-symbol"},
        {"乐8高 积木", "乐8高", "乐高", "inserted-symbol"},
        {"乐丶高 积木", "乐丶高", "乐高", "inserted-symbol"},
        {"乐!高 积木", "乐!高", "乐高", "inserted-symbol"},
        {"娃~哈~哈 AD钙奶", "娃~哈~哈", "娃哈哈", "inserted-symbol"},
        {"小.猪.佩.奇 书包", "小.猪.佩.奇", "小猪佩奇", "inserted-symbol"},
        {"N I K E 鞋", "N I K E", "NIKE", "inserted-symbol"},
        {"N.I.K.E 鞋", "N.I.K.E", "NIKE", "inserted-symbol"},
        {"G|U|C|C|I 包", "G|U|C|C|I", "GUCCI", "inserted-symbol"},
        {"LE-GO 拼装", "LE-GO", "LEGO", "inserted-symbol"},
        {"MICHE/LIN 轮胎", "MICHE/LIN", "MICHELIN", "inserted-symbol"},
        // invisible characters
        {"乐\u200b高 积木", "乐\u200b高", "乐高", "zero-width"},
        {"乐\u200d\u2060高 积木", "乐\u200d\u2060高", "乐高", "zero-width"},
        {"LE\u00adGO 积木", "LE\u00adGO", "LEGO", "zero-width"},
        {"N\u202eIKE 鞋", "N\u202eIKE", "NIKE", "zero-width"},
        {"乐\ufe0f高", "乐\ufe0f高", "乐高", "zero-width"},
        {"耐\udb40\udc41克 鞋", "耐\udb40\udc41克", "耐克", "zero-width"},
        // shapes
        {"ＬＥＧＯ 积木 100片", "ＬＥＧＯ", "LEGO", "full-width"},
        {"ＬＥＧＯ积木", "ＬＥＧＯ", "LEGO", "full-width"},
        {"Ⓛⓔⓖⓞ 积木", "Ⓛⓔⓖⓞ", "LEGO", "compatibility"},
        {"𝓝𝓲𝓴𝓮 鞋", "𝓝𝓲𝓴𝓮", "NIKE", "compatibility"},
        {"樂高 积木", "樂高", "乐高", "traditional"},
        {"小豬佩奇书包", "小豬佩奇", "小猪佩奇", "traditional"},
        {"氷行 滑雪手套", "氷行", "冰行", "traditional"},
        {"龍井茶叶", "龍井", "龙井", "traditional"},
        {"nIkE 跑鞋", "nIkE", "NIKE", "case"},
        {"gUcCi 包", "gUcCi", "GUCCI", "case"},
        // look-alikes
        {"Νike 跑鞋", "Νike", "NIKE", "confusable"},
        {"NІKE 跑鞋", "NІKE", "NIKE", "confusable"},
        {"ＮІＫＥ 跑鞋 x", "ＮІＫＥ", "NIKE", "confusable"},
        {"ɴɪᴋᴇ 跑鞋", "ɴɪᴋᴇ", "NIKE", "confusable"},
        {"NlKE 跑鞋", "NlKE", "NIKE", "confusable"},
        {"appIe 手机", "appIe", "apple", "confusable"},
        {"rnoncler 羽绒服", "rnoncler", "Moncler", "confusable"},
        {"Níkè 鞋", "Níkè", "NIKE", "confusable"},
        {"n̶i̶k̶e 鞋", "n̶i̶k̶e", "NIKE", "confusable"},
        {"🅝🅘🅚🅔 鞋", "🅝🅘🅚🅔", "NIKE", "confusable"},
        {"36l度 鞋", "36l度", "361度", "confusable"},
        // digits and signs
        {"GUCC! 包", "GUCC!", "GUCCI", "leet"},
        {"n1k3 鞋", "n1k3", "NIKE", "leet"},
        {"N1KE 鞋", "N1KE", "NIKE", "leet"},
        {"L3GO 积木", "L3GO", "LEGO", "leet"},
        {"LEG0 积木", "LEG0", "LEGO", "leet"},
        {"M1CHEL1N 轮胎", "M1CHEL1N", "MICHELIN", "leet"},
        // several at once: the strongest is named
        {"樂*高 积木", "樂*高", "乐高", "inserted-symbol"},
        {"乐\u200b*高 积木", "乐\u200b*高", "乐高", "zero-width"},
        {"N.1.K.E 鞋", "N.1.K.E", "NIKE", "leet"},
        // what only looks so
        {"pineapple 菠萝", null, null, null},
        {"applesauce", null, null, null},
        {"snikers nikel", null, null, null},
        {"all nail lll", null, null, null},
        {"快乐高中生 作文", null, null, null},
        {"音乐 高清 播放器", null, null, null},
        {"快乐 高兴", null, null, null},
        {"for d-type cable", null, null, null},
        {"13610度 电", null, null, null},
        {"13800138000", null, null, null},
        {"1-1 2.5 mm", null, null, null},
    };

    static TextSearch search(String... words) {
        return search(null, words);
    }

    static TextSearch search(@Nullable Distinctiveness distinctiveness, String... words) {
        List<Right> rights = new ArrayList<>();
        for (String word : words) {
            rights.add(Right.of(
                    RightKind.TRADEMARK,
                    new Particulars(
                            "tm-" + rights.size(),
                            word,
                            null,
                            List.of(word),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of("积木", "手机"),
                            Registration.UNCHECKED,
                            null,
                            List.of(),
                            distinctiveness)));
        }
        return new TextSearch(
                new Rulebook(List.of(new RulePack("test", null, "2026.11.1", rights, List.of(), List.of()))),
                (right, file, problem) -> {});
    }

    @Test
    void everyRowOfTheTableComesOutAsWritten() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : TABLE) {
            var marks = SEARCH.read(Listing.of("l", row[0])).marks();
            String found = marks.isEmpty()
                    ? "nothing"
                    : marks.get(0).reason().seen() + " = "
                            + marks.get(0).reason().form() + ", "
                            + marks.get(0).reason().evasion();
            String expected = row[1] == null ? "nothing" : row[1] + " = " + row[2] + ", " + row[3];
            if (marks.size() > 1 || !found.equals(expected)) {
                wrong.add(
                        row[0] + ": found " + found + (marks.size() > 1 ? " and more" : "") + "; expected " + expected);
            }
        }
        assertEquals(List.of(), wrong, String.join("\n", wrong));
    }
}
