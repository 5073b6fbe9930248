package zhicha.bench.words;

import java.nio.charset.Charset;

/** Plain facts about Chinese characters. */
public final class Hanzi {
    private static final Charset GB2312 = Charset.forName("GB2312");

    private Hanzi() {}

    /** Whether this is one of the 3,755 characters of GB/T 2312 level 1, which anybody can read. */
    public static boolean common(char character) {
        byte[] bytes = String.valueOf(character).getBytes(GB2312);
        return bytes.length == 2 && (bytes[0] & 0xff) >= 0xb0 && (bytes[0] & 0xff) <= 0xd7;
    }

    public static boolean is(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    /** Whether a text is Chinese characters and nothing else. */
    public static boolean only(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Hanzi::is);
    }
}
