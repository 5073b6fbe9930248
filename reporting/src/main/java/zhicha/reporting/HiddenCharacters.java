package zhicha.reporting;

/**
 * Characters that a reader cannot see but that change what a computer reads or how a line runs: zero-width, bidirectional
 * controls, other controls, fillers, tags, private use and lone surrogates. Sellers put them into names to slip past
 * searches, so they are shown, never swallowed.
 */
public final class HiddenCharacters {
    private HiddenCharacters() {}

    public static boolean hides(int codePoint) {
        if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
            return false;
        }
        return switch (codePoint) {
            // combining grapheme joiner, Hangul and Khmer fillers, Mongolian selectors, braille blank
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
        };
    }

    /** For instance {@code U+200B}. */
    public static String name(int codePoint) {
        return String.format("U+%04X", codePoint);
    }

    /** The same text with every hidden character replaced by its name in brackets: safe in attributes and plain text. */
    public static String shown(String text) {
        if (text.codePoints().noneMatch(HiddenCharacters::hides)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (hides(codePoint)) {
                shown.append('⟦').append(name(codePoint)).append('⟧');
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }
}
