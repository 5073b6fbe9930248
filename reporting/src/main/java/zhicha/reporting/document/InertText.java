package zhicha.reporting.document;

import zhicha.reporting.HiddenCharacters;

/**
 * Crawled text as it may stand in a document: one line, only characters that XML allows, bounded. Characters that nobody
 * sees, or that turn the direction of writing, are shown as {@code ⟨U+200B⟩}, because sellers hide behind them.
 */
final class InertText {
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
            // first what is white: some of it is a control character too, and only parts the words
            if (Character.isWhitespace(one)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (HiddenCharacters.hides(one)) {
                line.append('⟨').append(HiddenCharacters.name(one)).append('⟩');
            } else {
                line.appendCodePoint(one);
            }
        }
        return line.toString().strip();
    }
}
