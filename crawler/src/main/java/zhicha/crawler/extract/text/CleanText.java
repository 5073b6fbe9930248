package zhicha.crawler.extract.text;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Text as it may be kept: one line, no control characters, no halves of characters, and of bounded length. */
public final class CleanText {
    private CleanText() {}

    /**
     * Runs of white space become one blank; control characters go; an unpaired surrogate becomes U+FFFD. Zero-width and
     * other invisible characters stay: they are how sellers hide a name, and the matcher wants to see them.
     *
     * @param most most UTF-16 code units that are kept
     */
    public static String of(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        boolean blank = false;
        for (int i = 0; i < text.length() && clean.length() < most; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                blank = !clean.isEmpty();
                continue;
            }
            if (Character.isISOControl(point)) {
                continue;
            }
            if (blank) {
                clean.append(' ');
                blank = false;
            }
            boolean half = point >= 0xd800 && point <= 0xdfff;
            clean.appendCodePoint(half ? 0xfffd : point);
        }
        return clean.toString();
    }

    /** The same for text that may hold HTML: entities become characters and tags go. */
    public static String ofHtml(String text, int most) {
        String bounded = text.length() > most * 4 ? text.substring(0, most * 4) : text;
        String plain = bounded;
        if (bounded.indexOf('<') >= 0 && bounded.indexOf('>') > 0) {
            plain = SeenText.of(Jsoup.parse(bounded).body());
        }
        if (plain.indexOf('&') >= 0) {
            plain = Parser.unescapeEntities(plain, false);
        }
        return of(plain, most);
    }
}
