package zhicha.matcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zhicha.rules.subject.Listing;

/** What holds for every name and every text. */
class NamePropertiesTest {
    private static final long SEED = 77;
    private static final List<String> NAMES = List.of(
            "乐高",
            "LEGO",
            "耐克",
            "NIKE",
            "GUCCI",
            "娃哈哈",
            "奥利奥",
            "兰蔻",
            "MICHELIN",
            "奥特曼",
            "小猪佩奇",
            "三只松鼠",
            "波司登",
            "戴森",
            "ADIDAS",
            "泡泡玛特",
            "HUAWEI",
            "大疆",
            "五粮液",
            "阿迪达斯");
    private static final String SYMBOLS = "*·~-_|/+☆★●.^!@#$%&=、😀🔥❤\u200b\u200c\u00ad\u2060\ufe0f\u3000 ";
    private static final TextSearch SEARCH = DisguiseTableTest.search(NAMES.toArray(String[]::new));

    @Test
    void aSymbolMoreNeverLosesAName() {
        Random random = new Random(SEED);
        int[] symbols = SYMBOLS.codePoints().toArray();
        for (String name : NAMES) {
            for (int round = 0; round < 200; round++) {
                StringBuilder seen = new StringBuilder(name);
                int times = 1 + random.nextInt(3);
                for (int i = 0; i < times; i++) {
                    int at = 1 + random.nextInt(seen.length() - 1);
                    at -= Character.isLowSurrogate(seen.charAt(at)) ? 1 : 0;
                    seen.insert(at, Character.toString(symbols[random.nextInt(symbols.length)]));
                }
                String title = "正品 " + seen + " 新款";
                var marks = SEARCH.read(Listing.of("l", title)).marks();
                assertEquals(1, marks.size(), () -> "seed " + SEED + ": " + title + " " + marks);
                assertEquals(seen.toString(), marks.get(0).reason().seen(), title);
                assertEquals(name, marks.get(0).reason().form(), title);
            }
        }
    }

    @Test
    void spansAreWhatTheOriginalSaysThere() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder("a");
            for (int i = 0; i < 12; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append(NAMES.get(random.nextInt(NAMES.size())));
                    case 1 -> text.append((char) random.nextInt(0x10000));
                    case 2 -> text.appendCodePoint(SYMBOLS.codePointAt(random.nextInt(20)));
                    default ->
                        text.append(NAMES.get(random.nextInt(NAMES.size())).charAt(random.nextInt(2)));
                }
            }
            String title = text.toString();
            for (Mark mark : SEARCH.read(Listing.of("l", title)).marks()) {
                var reason = mark.reason();
                assertTrue(
                        0 <= reason.start() && reason.start() < reason.end() && reason.end() <= title.length(), title);
                assertEquals(title.substring(reason.start(), reason.end()), reason.seen());
            }
        }
    }
}
