package zhicha.reporting.document;

/**
 * Crawled text as it may stand in a document: one line, only characters that XML allows, bounded. Characters that nobody
 * sees, or that turn the direction of writing, are shown as {@code ⟨U+200B⟩}, because sellers hide behind them.
 */
final class InertText {
    private static final int ZWJ = 0x200D;

    private InertText() {}

    /** @param longest most UTF-16 code units kept; what is cut off is told by … */
    static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest) + 16);
        for (int at = 0; at < text.length(); ) {
            if (line.length() >= longest) {
                return line.append('…').toString();
            }
            int one = text.codePointAt(at);
            at += Character.charCount(one);
            if (Character.isWhitespace(one)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (hidden(one)) {
                line.append(String.format("⟨U+%04X⟩", one));
            } else if (allowed(one)) {
                line.appendCodePoint(one);
            }
        }
        return line.toString().strip();
    }

    private static boolean hidden(int one) {
        // the joiner inside an emoji is hidden too: whoever reads this wants to know
        return one == ZWJ || (Character.getType(one) == Character.FORMAT && allowed(one));
    }

    /** XML 1.0, production 2, without control characters and without what is never a character. */
    private static boolean allowed(int one) {
        return one >= 0x20
                && !(one >= 0x7F && one <= 0x9F)
                && !(one >= 0xD800 && one <= 0xDFFF)
                && (one & 0xFFFE) != 0xFFFE
                && !(one >= 0xFDD0 && one <= 0xFDEF);
    }
}
