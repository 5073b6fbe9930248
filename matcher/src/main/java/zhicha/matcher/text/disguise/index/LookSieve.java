package zhicha.matcher.text.disguise.index;

import java.util.List;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.shape.AlikeCharacters;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.trie.PairKinds;
import zhicha.matcher.text.trie.PairSieve;

/**
 * Where in a text a name may begin in a disguise of looks, by the first two and three units that stand there. False is certain. Parts of
 * characters count in all their forms. Immutable.
 */
public final class LookSieve {
    /** Two units may be a whole name. */
    static final int WHOLE = 1;
    /** They may begin one whose third unit is asked for beside the first of them. */
    static final int BESIDE_FIRST = 2;
    /** They may begin one whose third unit is asked for beside the second. */
    static final int BESIDE_SECOND = 4;

    private static final int[] NONE = {};

    /** Pairs that are the whole of a name, and pairs that begin a longer one. */
    private final PairKinds firsts;
    /** By a hash of the two, what may speak for any name that they are the whole of; all bits where nothing needs to. */
    private final long[] wholeMasks;

    private final int maskShift;
    private final PairSieve thirds;

    /** Which sieve a pair goes to. */
    private enum Kind {
        /** The two are all of a name. */
        WHOLE,
        /** More units must follow, of which the first one tells: it is the name's own, or the same as the second. */
        BESIDE_FIRST,
        /** More units must follow, of which the second one tells. */
        BESIDE_SECOND,
        /** The later one is the third unit, the other that of the two before it that tells. */
        THIRD
    }

    private interface Pairs {
        void add(Kind kind, int first, int second);
    }

    LookSieve(List<Term> names) {
        long[] counts = new long[Kind.values().length];
        names.forEach(name -> pairs(name.folded(), (kind, first, second) -> counts[kind.ordinal()]++));
        firsts = new PairKinds(counts[Kind.WHOLE.ordinal()]
                + counts[Kind.BESIDE_FIRST.ordinal()]
                + counts[Kind.BESIDE_SECOND.ordinal()]);
        thirds = new PairSieve(counts[Kind.THIRD.ordinal()]);
        int bits = Math.clamp(64 - Long.numberOfLeadingZeros(counts[Kind.WHOLE.ordinal()]), 8, 19);
        wholeMasks = new long[1 << bits];
        maskShift = 64 - bits;
        for (Term name : names) {
            // of longer names two joined characters may be the whole; those need nothing to speak for them
            long mask = name.length() == 2 ? name.grounds().mask() : -1;
            pairs(
                    name.folded(),
                    (kind, first, second) -> add(kind, Parts.TABLE.form(first), Parts.TABLE.form(second), mask));
        }
    }

    private void add(Kind kind, int first, int second, long mask) {
        switch (kind) {
            case WHOLE -> {
                firsts.add(first, second, 0);
                wholeMasks[place(first, second)] |= mask;
            }
            case BESIDE_FIRST -> firsts.add(first, second, 1);
            case BESIDE_SECOND -> firsts.add(first, second, 2);
            case THIRD -> thirds.add(first, second);
        }
    }

    private int place(int first, int second) {
        return (int) (((long) first << 21 ^ second) * 0x9e3779b97f4a7c15L >>> maskShift);
    }

    /** {@link zhicha.matcher.text.goods.Grounds#mask} of all names that two units, by their forms, may be the whole of, and of more. */
    long wholeMask(int first, int second) {
        return wholeMasks[place(first, second)];
    }

    private static void pairs(FoldedText name, Pairs pairs) {
        int length = name.length();
        int first = name.key(0);
        int second = name.key(1);
        Kind kind = length == 2 ? Kind.WHOLE : Kind.BESIDE_FIRST;
        pairs.add(kind, second, first);
        for (int alike : AlikeCharacters.TABLE.of(first)) {
            if (first == second) {
                pairs.add(kind, alike >> 4, alike >> 4);
            } else {
                pairs.add(length == 2 ? Kind.WHOLE : Kind.BESIDE_SECOND, alike >> 4, second);
            }
        }
        for (int alike : AlikeCharacters.TABLE.of(second)) {
            pairs.add(kind, first, alike >> 4);
        }
        for (int[] parts : Parts.TABLE.of(first)) {
            pairs.add(Kind.BESIDE_SECOND, parts[0], parts[1]);
            pairs.add(Kind.THIRD, parts[1], parts.length > 2 ? parts[2] : second);
        }
        for (int[] parts : Parts.TABLE.of(second)) {
            pairs.add(Kind.BESIDE_SECOND, first, parts[0]);
            pairs.add(Kind.THIRD, parts[0], parts[1]);
        }
        if (length > 2) {
            longer(name, pairs);
        }
    }

    private static void longer(FoldedText name, Pairs pairs) {
        int first = name.key(0);
        int second = name.key(1);
        int third = name.key(2);
        boolean more = name.length() > 3;
        Kind joint = more ? Kind.BESIDE_SECOND : Kind.WHOLE;
        pairs.add(Kind.BESIDE_FIRST, first, second);
        pairs.add(Kind.BESIDE_FIRST, first, third);
        // after the first and third the second, where two were swapped
        pairs.add(Kind.THIRD, first, second);
        third(first, name, 2, pairs);
        third(second, name, 2, pairs);
        for (int alike : first == second ? AlikeCharacters.TABLE.of(first) : NONE) {
            third(alike >> 4, name, 2, pairs);
        }
        for (int joined : Parts.TABLE.whole(first, second, 0)) {
            pairs.add(joint, joined, third);
            if (more) {
                third(third, name, 3, pairs);
            }
        }
        for (int joined : Parts.TABLE.whole(second, third, 0)) {
            pairs.add(joint, first, joined);
            if (more) {
                third(joined, name, 3, pairs);
            }
        }
    }

    /** What may be written where a character of the name, the third unit of the text, is meant. */
    private static void third(int before, FoldedText name, int at, Pairs pairs) {
        int meant = name.key(at);
        pairs.add(Kind.THIRD, before, meant);
        for (int alike : AlikeCharacters.TABLE.of(meant)) {
            pairs.add(Kind.THIRD, before, alike >> 4);
        }
        for (int[] parts : Parts.TABLE.of(meant)) {
            pairs.add(Kind.THIRD, before, parts[0]);
        }
        if (at + 1 < name.length()) {
            pairs.add(Kind.THIRD, before, name.key(at + 1));
            for (int joined : Parts.TABLE.whole(meant, name.key(at + 1), 0)) {
                pairs.add(Kind.THIRD, before, joined);
            }
        }
    }

    /** What two units may be by their forms ({@link Parts#form}): {@link #WHOLE}, {@link #BESIDE_FIRST}, {@link #BESIDE_SECOND}, together. */
    public int pair(int first, int second) {
        return firsts.kinds(first, second);
    }

    /**
     * 1 where a name that two units begin may go on with the third, else 0.
     *
     * @param pair what {@link #pair} says of the two
     */
    int goOn(int pair, int first, int second, int third) {
        return pair / BESIDE_FIRST & thirds.bit(first, third) | pair / BESIDE_SECOND & thirds.bit(second, third);
    }
}
