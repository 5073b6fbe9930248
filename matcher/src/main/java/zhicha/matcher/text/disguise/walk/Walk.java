package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.index.NamePlaces;
import zhicha.matcher.text.disguise.weigh.Alignment;
import zhicha.matcher.text.disguise.weigh.NameCheck;
import zhicha.matcher.text.disguise.weigh.Support;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermRows;
import zhicha.matcher.text.trie.KeyTrie;

/** What walks by looks and by sound have in common. The steps from one beginning are bounded, so time is linear in the text. */
abstract class Walk {
    private static final int MOST_TRIES = 400;

    final NameIndex index;
    final Alignment path = new Alignment();
    FoldedText text = FoldedText.of("");
    /** Whether emoji are units of this text, and only what needs one is wanted. */
    boolean wantsEmoji;

    Support support = Support.NONE;
    private Reached reached = (name, path) -> {};
    private int tries;

    Walk(NameIndex index) {
        this.index = index;
    }

    void text(FoldedText next, boolean emoji, Reached hearer) {
        text = next;
        wantsEmoji = emoji;
        reached = hearer;
    }

    void support(Support next) {
        support = next;
    }

    /** Starts anew from another unit. */
    void begin() {
        path.clear();
        tries = MOST_TRIES;
    }

    /** @param after the unit after the last step; what lies between it and {@code unit} was passed over */
    boolean goesOn(int unit, int after) {
        return unit < text.length()
                && !path.full()
                && --tries > 0
                && (path.size() == 0 || text.separators(unit) <= TermAutomaton.MOST_SEPARATORS)
                && unit - after <= TermAutomaton.MOST_SEPARATORS;
    }

    /** Tells the names that end at a node, but for those that {@link NameCheck} would let go for want of support. */
    void tell(TermRows rows, NamePlaces places, int node, int replaced) {
        if (replaced == 0) {
            return;
        }
        int place = rows.first(node);
        if (place == 0) {
            return;
        }
        long mask = NameCheck.doubtful(text, path) && !support.brand(path.first(), path.last()) ? support.mask() : -1;
        for (; place != 0; place = rows.after(place)) {
            if (places.two(place) == 0 || mask == -1 || (places.mask(place) & mask) != 0) {
                reached.at(rows.term(place), path);
            }
        }
    }

    void tell(Term name) {
        reached.at(name, path);
    }

    /** The node after all these keys, or {@link KeyTrie#NOWHERE}. */
    static int follow(KeyTrie trie, int node, int[] keys) {
        int to = node;
        for (int key : keys) {
            to = trie.next(to, key);
            if (to == KeyTrie.NOWHERE) {
                return KeyTrie.NOWHERE;
            }
        }
        return to;
    }
}
