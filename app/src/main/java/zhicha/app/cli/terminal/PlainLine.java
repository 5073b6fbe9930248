package zhicha.app.cli.terminal;

import org.jspecify.annotations.Nullable;

/** Crawled text for a terminal: one line, without the control characters that a terminal would obey. */
public final class PlainLine {
    private static final int LONGEST = 120;

    /** Hidden formatting characters, which could turn a line around, go too. */
    public static String of(@Nullable String text) {
        return of(text, LONGEST);
    }

    /** @param longest most characters; what is longer is cut */
    public static String of(@Nullable String text, int longest) {
        if (text == null) {
            return "-";
        }
        String plain = text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.strip();
    }

    private PlainLine() {}
}
