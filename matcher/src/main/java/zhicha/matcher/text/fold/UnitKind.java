package zhicha.matcher.text.fold;

/** What a folded unit is, as far as word boundaries and skipping ask. */
public enum UnitKind {
    LATIN,
    DIGIT,
    HAN,
    /** A letter of another script that looks like no Latin one. */
    LETTER,
    /** A sign that may stand for a letter (GUCC!) or merely stand between letters. */
    SIGN,
    /** A Han character that is little more than a stroke (丶 丨) and is put between others like a sign. */
    STROKE,
    /** An emoji that may stand for a character; only in {@link FoldedText#withEmoji}. */
    EMOJI;

    /** Whether it may be passed over inside a name. */
    boolean skippable() {
        return this == DIGIT || this == SIGN || this == STROKE || this == EMOJI;
    }
}
