package zhicha.matcher.judge;

/** Text of a seller inside a sentence of ours: bounded, with everything invisible made visible. */
final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    static String of(String seen) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int at = 0; at < seen.length(); at += Character.charCount(seen.codePointAt(at))) {
            if (++count > LONGEST) {
                return shown.append('…').toString();
            }
            int character = seen.codePointAt(at);
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> shown.append(String.format("⟨U+%04X⟩", character));
                default -> shown.appendCodePoint(character);
            }
        }
        return shown.toString();
    }
}
