package zhicha.matcher.text.goods;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a listing offers, as far as one look tells: the goods words in its title and category, whether or not they count there, and the
 * Nice classes of what is named. Where nothing of it concerns a right, a doubtful name of that right need not be looked at. One
 * for each listing; not thread-safe.
 */
public final class Offer {
    /** A title of more is no offer of anything in particular, and must not be gone through for every name. */
    private static final int MOST_WORDS = 64;

    private final LongSupplier finder;
    private final List<Grounds> words = new ArrayList<>(4);
    private boolean anything;
    private long mask = Grounds.ALWAYS;
    private long classes;
    private boolean found;

    /** @param classes finds a bit for every Nice class of which goods are offered for certain; asked once, when first needed */
    public Offer(LongSupplier classes) {
        finder = classes;
    }

    /** Adds what a word says that may be offered. */
    public void add(Grounds word) {
        if (words.size() == MOST_WORDS) {
            addAnything();
        } else if (!anything) {
            words.add(word);
            mask |= word.mask();
        }
    }

    /** Takes it that all goods may be offered, for a title that is not looked at in one piece. */
    public void addAnything() {
        anything = true;
        mask = -1;
    }

    /** A bit for every Nice class of which goods are offered for certain. */
    public long classes() {
        if (!found) {
            found = true;
            classes = finder.getAsLong();
        }
        return classes;
    }

    /** A summary of what may be offered, to be compared with {@link Grounds#mask}. */
    public long mask() {
        return mask;
    }

    /** Whether anything that may be offered speaks for a right with these grounds. */
    public boolean mayConcern(Grounds grounds) {
        if ((mask & grounds.mask()) == 0) {
            return false;
        }
        boolean may = anything || (mask & grounds.classes()) != 0;
        for (int i = 0; i < words.size() && !may; i++) {
            may = grounds.shareWord(words.get(i));
        }
        return may;
    }
}
