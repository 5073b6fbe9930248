package zhicha.matcher.text.term;

/** What a term is looked for as. */
public enum TermUse {
    /** A text form of a right. */
    MARK(true),
    /** A term of a word list that is a signal (高仿). */
    CODE_WORD(true),
    /** What a shop's name claims (官方旗舰店). */
    CLAIM(true),
    /** "For use with" (适用于). */
    NOMINATIVE(false),
    SECOND_HAND(false),
    /** "Like" (媲美). */
    COMPARISON(false),
    /** "Not" (不是). */
    DENIAL(false),
    /** A word for the goods that a right covers. */
    GOODS(false),
    /** A word for something that goes with goods, without being them (保护套). */
    ACCESSORY(false),
    /** A word for goods of a known Nice class, whether or not any right covers them. */
    CLASS(false);

    private final boolean disguised;

    TermUse(boolean disguised) {
        this.disguised = disguised;
    }

    /** Whether anybody would write it in disguise. */
    public boolean disguised() {
        return disguised;
    }
}
