package zhicha.matcher.text.lexicon;

/** How a name sits among the words around it. */
public enum Seat {
    /** The name is a word of its own here. */
    FREE,
    /** The name explains the place best, yet the ordinary words there would cross one of its ends: 玩 + 乐高, or 玩乐 + 高. */
    CROSSED,
    /** The name's first character belongs to a longer word: 快乐 + 高. */
    HEAD_TAKEN,
    /** Its last character does: 高 + 仿真. */
    TAIL_TAKEN,
    /** The name lies inside one longer word, or both its ends belong to others. */
    INSIDE
}
