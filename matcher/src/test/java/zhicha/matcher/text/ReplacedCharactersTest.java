package zhicha.matcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zhicha.matcher.text.term.Doubt;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Distinctiveness;

/**
 * Names whose own characters were replaced: what sellers write, what is meant, and the name of the disguise, as it stands in
 * hits. A question mark after the disguise: it counts only beside the right's goods or other evidence.
 */
class ReplacedCharactersTest {
    private static final List<String> NAMES = List.of(
            "耐克", "北面", "李宁", "飞利浦", "特步", "苹果", "倩碧", "小米", "乐高", "珞声", "沃塔锐", "驰固安", "积梦熊", "普乐奇多", "凛峰狐", "冰行",
            "鹤屿坊", "林间", "焰盾卫", "蓝炉匠", "洽洽", "雪碧", "康师傅", "奥利奥", "双星", "阿迪达斯", "ADIDAS", "MODELO", "老干妈", "华为", "茅台",
            "贵州茅台", "五粮液", "海飞丝", "蓝月亮", "美孚1号", "三只松鼠", "公牛", "农夫山泉");

    /** Of names that need nothing to speak for them, so that what is doubtful is told as well. */
    private static final TextSearch SEARCH =
            DisguiseTableTest.search(Distinctiveness.HIGH, NAMES.toArray(String[]::new));

    /** Title, exact span seen (null: nothing), form meant, disguise. */
    private static final String[][] TABLE = {
        // the same sound
        {"奈克跑鞋 男", "奈克", "耐克", "sound-alike?"},
        {"耐可 运动鞋 新款", "耐可", "耐克", "sound-alike?"},
        {"夏季透气奈科跑步鞋", "奈科", "耐克", "sound-alike?"},
        {"北棉 冲锋衣", "北棉", "北面", "sound-alike?"},
        {"力宁 篮球鞋", "力宁", "李宁", "sound-alike?"},
        {"平锅手机 128G", "平锅", "苹果", "sound-alike?"},
        {"五良液 白酒", "五良液", "五粮液", "sound-alike"},
        {"贵洲茅台 飞天", "贵洲茅台", "贵州茅台", "sound-alike"},
        {"海飞斯 洗发水", "海飞斯", "海飞丝", "sound-alike"},
        {"握塔瑞 充电器", "握塔瑞", "沃塔锐", "sound-alike?"},
        {"朴勒其哆 积木", "朴勒其哆", "普乐奇多", "sound-alike"},
        {"机孟雄 积木", "机孟雄", "积梦熊", "sound-alike?"},
        {"兰卢酱 燃气灶", "兰卢酱", "蓝炉匠", "sound-alike?"},
        {"霖尖 手工本子", "霖尖", "林间", "sound-alike?"},
        // nearly the same sound: zh/z, n/l, in/ing, h/f
        {"林丰胡 滑雪镜", "林丰胡", "凛峰狐", "sound-alike?"},
        {"三字松鼠 坚果", "三字松鼠", "三只松鼠", "near-sound"},
        {"海灰丝 洗发水", "海灰丝", "海飞丝", "near-sound"},
        {"阿底大斯 短袖", "阿底大斯", "阿迪达斯", "sound-alike"},
        // pinyin, whole and beside characters
        {"naike 跑鞋", "naike", "耐克", "pinyin"},
        {"nai ke 跑鞋", "nai ke", "耐克", "pinyin"},
        {"LǏNÍNG 篮球鞋", "LǏNÍNG", "李宁", "pinyin"},
        {"lining 西装内衬", null, null, null},
        {"nài kè 跑鞋", "nài kè", "耐克", "pinyin"},
        {"n4ike 跑鞋", "n4ike", "耐克", "pinyin"},
        {"sanzhisongshu 坚果", "sanzhisongshu", "三只松鼠", "pinyin"},
        {"li宁 篮球鞋", "li宁", "李宁", "pinyin"},
        {"李ning 篮球鞋", "李ning", "李宁", "pinyin"},
        {"三只song鼠 坚果", "三只song鼠", "三只松鼠", "pinyin"},
        {"wly 白酒", "wly", "五粮液", "initials?"},
        // shapes
        {"雷碧 汽水", "雷碧", "雪碧", "look-alike-character?"},
        {"治治 瓜子 原味", "治治", "洽洽", "look-alike-character?"},
        {"粤利粤 饼干", "粤利粤", "奥利奥", "look-alike-character"},
        {"康帅博 红烧牛肉面", "康帅博", "康师傅", "look-alike-character"},
        {"阿迪达期 运动裤", "阿迪达期", "阿迪达斯", "look-alike-character"},
        {"公午 插座", "公午", "公牛", "look-alike-character?"},
        // characters in their parts, and in forms that only parts have
        {"王各声耳机", "王各声", "珞声", "split-character"},
        {"氵夭塔锐 充电器", "氵夭塔锐", "沃塔锐", "split-character"},
        {"冫水行 雪板", "冫水行", "冰行", "split-character"},
        {"又又星 球鞋", "又又星", "双星", "split-character"},
        {"老干女马 辣酱", "老干女马", "老干妈", "split-character"},
        {"老干女馬 辣酱", "老干女馬", "老干妈", "split-character"},
        {"木木間 手工本子", "木木間", "林间", "split-character"},
        {"蓝火户匠 燃气灶", "蓝火户匠", "蓝炉匠", "split-character"},
        // emoji
        {"老干🐴 辣酱", "老干🐴", "老干妈", "emoji"},
        {"农夫⛰泉 饮料", "农夫⛰泉", "农夫山泉", "emoji"},
        {"公🐮 插座", "公🐮", "公牛", "emoji"},
        {"🍎果 手机", "🍎果", "苹果", "emoji"},
        {"5粮液 白酒", "5粮液", "五粮液", "sound-alike"},
        {"3️⃣只松鼠 坚果", "3️⃣只松鼠", "三只松鼠", "emoji"},
        {"15粮液 白酒", null, null, null},
        // order
        {"克耐 跑鞋", "克耐", "耐克", "reordered?"},
        {"斯达迪阿 短裤", "斯达迪阿", "阿迪达斯", "reordered"},
        {"耐正克品 运动鞋", "耐正克", "耐克", "reordered?"},
        {"OLEDOM 手表", "OLEDOM", "MODELO", "reordered"},
        {"三特只价松鼠 坚果", "三特只价松鼠", "三只松鼠", "reordered"},
        {"三只装松鼠造型饼干", null, null, null},
        // spelling
        {"adiddas 短裤", "adiddas", "ADIDAS", "misspelled"},
        {"Addidas 运动", "Addidas", "ADIDAS", "misspelled"},
        {"adibas 短裤", "adibas", "ADIDAS", "misspelled?"},
        {"@did@$ 短裤", "@did@$", "ADIDAS", "leet"},
        {"IVIODELO 手表", "IVIODELO", "MODELO", "confusable"},
        {"moclelo 手表", "moclelo", "MODELO", "confusable"},
        // two at once
        {"奈❤克 跑鞋", "奈❤克", "耐克", "sound-alike"},
        {"奈\u200b克 跑鞋", "奈\u200b克", "耐克", "sound-alike"},
        {"老乾女馬 辣酱", "老乾女馬", "老干妈", "split-character"},
        {"l1 ning 跑鞋", "l1 ning", "李宁", "pinyin"},
        // what ordinary words, other brands and chance explain
        {"铅笔 文具 学生用品", null, null, null},
        {"不锈钢铅笔盒 儿童", null, null, null},
        {"男士加绒里料 lining", null, null, null},
        {"快乐高中生 作文", null, null, null},
        {"羊皮,350克 手套", null, null, null},
        {"花边 围巾 女", null, null, null},
        {"adidass", null, null, null},
        {"新年 礼物", null, null, null},
        {"🔥爆款🔥 今日特价", null, null, null},
    };

    @Test
    void whatIsDoubtfulIsToldOnlyWhereSomethingMaySpeakForTheRight() {
        // the rights' goods are 积木 and 手机
        TextSearch search = DisguiseTableTest.search("耐克", "苹果");
        assertEquals(0, search.read(Listing.of("l", "奈克 跑鞋")).marks().size());
        assertEquals(1, search.read(Listing.of("l", "奈克 手机")).marks().size());
        assertEquals(1, search.read(Listing.of("l", "奈克官方 跑鞋")).marks().size());
        assertEquals(1, search.read(Listing.of("l", "奈❤克 跑鞋")).marks().size());
    }

    @Test
    void whatIsPlausibleIsToldWhereNoGoodsAreNamedAtAll() {
        TextSearch search = DisguiseTableTest.search("沃塔锐", "五粮液");
        var mark = search.read(Listing.of("l", "握塔瑞 新款")).marks().getFirst();
        assertEquals(Doubt.OTHER_KIND, mark.doubt());
        assertEquals(1, search.read(Listing.of("l", "五良液")).marks().size());
    }

    @Test
    void everyRowOfTheTableComesOutAsWritten() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : TABLE) {
            List<String> found = SEARCH.read(Listing.of("l", row[0])).marks().stream()
                    .map(mark -> mark.reason().seen() + " = " + mark.reason().form() + ", "
                            + mark.reason().evasion() + (mark.doubt() != Doubt.NONE ? "?" : ""))
                    .toList();
            List<String> expected = row[1] == null ? List.of() : List.of(row[1] + " = " + row[2] + ", " + row[3]);
            if (!found.equals(expected)) {
                wrong.add(row[0] + ": found " + found + "; expected " + expected);
            }
        }
        assertEquals(List.of(), wrong, String.join("\n", wrong));
    }

    private static final long SEED = 3;
    private static final String SYMBOLS = "*·~-_/+☆★●^#%&=、😀❤\u200b\u200c\u2060\u3000 ";

    @Test
    void aSymbolMoreNeverLosesADisguisedName() {
        Random random = new Random(SEED);
        int[] symbols = SYMBOLS.codePoints().toArray();
        List<String> lost = new ArrayList<>();
        for (String[] row : TABLE) {
            boolean han = row[1] != null && row[1].codePoints().allMatch(Character::isIdeographic);
            for (int round = 0; han && round < 40; round++) {
                int at = 1 + random.nextInt(row[1].length() - 1);
                String seen = row[1].substring(0, at)
                        + Character.toString(symbols[random.nextInt(symbols.length)])
                        + row[1].substring(at);
                String title = row[0].replace(row[1], seen);
                boolean found = SEARCH.read(Listing.of("l", title)).marks().stream()
                        .anyMatch(mark -> mark.reason().form().equals(row[2])
                                && mark.reason().seen().equals(seen));
                if (!found) {
                    lost.add(title);
                }
            }
        }
        assertEquals(List.of(), lost, "seed " + SEED);
    }

    @Test
    void spansAreWhatTheOriginalSaysThere() {
        Random random = new Random(SEED);
        for (int round = 0; round < 4000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                String[] row = TABLE[random.nextInt(TABLE.length)];
                String piece = row[1] == null ? row[0] : row[1];
                switch (random.nextInt(4)) {
                    case 0 -> text.append(piece);
                    case 1 -> text.append((char) random.nextInt(0x10000));
                    case 2 -> text.appendCodePoint(SYMBOLS.codePointAt(random.nextInt(15)));
                    default -> text.append(piece, 0, random.nextInt(piece.length() + 1));
                }
            }
            String title = text.toString();
            for (Mark mark : SEARCH.read(Listing.of("l", title)).marks()) {
                var reason = mark.reason();
                assertTrue(0 <= reason.start() && reason.start() < reason.end(), () -> "seed " + SEED + ": " + title);
                assertEquals(title.substring(reason.start(), reason.end()), reason.seen());
            }
        }
    }
}
