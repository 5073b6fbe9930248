package zhicha.matcher.text.term;

/** How much must speak for a right besides a name that may stand there by chance. */
public enum Doubt {
    /** Nobody would write that by chance. */
    NONE,
    /** It counts but where goods are offered and all of them of other classes than the right's. */
    OTHER_KIND,
    /** It counts where goods of a class of the right are offered, or its own. */
    KIND,
    /** It counts only where the right's own goods are offered. */
    GOODS,
    /** It counts only where a word for such goods is joined to it. */
    BESIDE
}
