package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.weigh.Alignment;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.EmojiNames;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.trie.KeyTrie;

/** Walks names by their looks: look-alikes, parts, joined and swapped characters, emoji. Not thread-safe. */
final class LookWalk extends Walk {
    private static final int UNKNOWN = 0;

    private final KeyTrie trie;

    LookWalk(NameIndex index) {
        super(index);
        trie = index.looks().trie();
    }

    void from(int unit) {
        begin();
        look(0, unit, 0, 0, unit);
    }

    /** @param after the unit after the last step; what lies between it and {@code unit} was passed over */
    private void look(int node, int unit, int form, int replaced, int after) {
        // no name is but one unit long, so nothing is known of the node behind a first one that need be asked
        if (unit == after && form > 1) {
            tell(index.looks(), index.lookPlaces(), node, replaced);
        }
        if (!goesOn(unit, after) || form > 1 && !trie.goesOn(node)) {
            return;
        }
        if (path.size() > 0 && text.skippable(unit)) {
            look(node, unit + 1, form, replaced, after);
        }
        int key = text.key(unit);
        int first = form == 1 ? firstOfName() : UNKNOWN;
        int same = first != UNKNOWN && index.begin(first, key) == 0 ? KeyTrie.NOWHERE : trie.next(node, key);
        if (same != KeyTrie.NOWHERE) {
            path.push(form, unit, unit + 1, Disguise.EXACT, 0);
            look(same, unit + 1, form + 1, replaced, unit + 1);
            path.pop();
        }
        UnitKind kind = text.kind(unit);
        if (kind == UnitKind.EMOJI) {
            emoji(node, unit, form, replaced);
        }
        if (kind != UnitKind.HAN && kind != UnitKind.STROKE || wantsEmoji) {
            return;
        }
        boolean enough = replaced > (form >= 2 ? 1 : 0);
        alike(node, unit, form, replaced, enough);
        if (enough) {
            return;
        }
        split(node, unit, form, replaced);
        if (unit + 1 < text.length() && text.kind(unit + 1) == UnitKind.HAN && text.key(unit + 1) != key) {
            int swapped = trie.next(node, text.key(unit + 1));
            int both = swapped == KeyTrie.NOWHERE ? KeyTrie.NOWHERE : trie.next(swapped, key);
            if (both != KeyTrie.NOWHERE && text.separators(unit + 1) <= TermAutomaton.MOST_SEPARATORS) {
                path.push(form, unit, unit + 2, Disguise.REORDERED, 0);
                look(both, unit + 2, form + 2, replaced + 1, unit + 2);
                path.pop();
            }
        }
        for (int[] parts : Parts.TABLE.of(key)) {
            boolean may = form == 0
                    ? index.begin(parts[0], parts[1]) != 0
                    : first == UNKNOWN || index.begin(first, parts[0]) != 0;
            int to = may ? follow(trie, node, parts) : KeyTrie.NOWHERE;
            if (to != KeyTrie.NOWHERE) {
                path.push(form, unit, unit + 1, Disguise.JOINED_CHARACTER, 0);
                look(to, unit + 1, form + parts.length, replaced + 1, unit + 1);
                path.pop();
            }
        }
    }

    /** @param enough whether only what was replaced before may be replaced again (治治 for 洽洽) */
    private void alike(int node, int unit, int form, int replaced, boolean enough) {
        int next = unit + 1 < text.length() ? text.key(unit + 1) : 0;
        // after a first look-alike the next must be the name's own, or the same look-alike again
        boolean free = form > 0 || next == 0 || text.skippable(unit + 1) || next == text.key(unit);
        int first = form == 1 ? firstOfName() : UNKNOWN;
        for (int alike : index.alike(text.key(unit), node == 0)) {
            boolean no = !free && index.begin(alike >> 4, next) == 0
                    || first != UNKNOWN && index.begin(first, alike >> 4) == 0;
            if (no) {
                continue;
            }
            int to = trie.next(node, alike >> 4);
            if (to == KeyTrie.NOWHERE || !free && trie.next(to, next) == KeyTrie.NOWHERE) {
                continue;
            }
            boolean again = replaced > 0 && before(unit, alike);
            if (again || !enough) {
                path.push(form, unit, unit + 1, Disguise.LOOK_ALIKE_CHARACTER, alike);
                look(to, unit + 1, form + 1, again ? replaced : replaced + 1, unit + 1);
                path.pop();
            }
        }
    }

    /** The name's first unit, which the only step so far stands for; so many names may begin with it that the trie is slow to say no. */
    private int firstOfName() {
        return switch (path.how(0)) {
            case EXACT -> text.key(path.from(0));
            case LOOK_ALIKE_CHARACTER -> path.detail(0) >> 4;
            case SPLIT_CHARACTER -> path.detail(0);
            default -> UNKNOWN;
        };
    }

    private boolean before(int unit, int alike) {
        for (int step = 0; step < path.size(); step++) {
            if (path.how(step) == Disguise.LOOK_ALIKE_CHARACTER
                    && path.detail(step) == alike
                    && text.key(path.from(step)) == text.key(unit)) {
                return true;
            }
        }
        return false;
    }

    private void split(int node, int unit, int form, int replaced) {
        if (unit + 1 >= text.length() || !Parts.TABLE.mayBegin(text.key(unit), text.key(unit + 1))) {
            return;
        }
        int third = unit + 2 < text.length() ? text.key(unit + 2) : 0;
        for (int parts = third == 0 ? 2 : 3; parts >= 2; parts--) {
            for (int whole : Parts.TABLE.whole(text.key(unit), text.key(unit + 1), parts == 3 ? third : 0)) {
                int to = trie.next(node, whole);
                if (to != KeyTrie.NOWHERE) {
                    path.push(form, unit, unit + parts, Disguise.SPLIT_CHARACTER, whole);
                    // several characters may be split at once
                    look(to, unit + parts, form + 1, Math.max(1, replaced), unit + parts);
                    path.pop();
                }
            }
        }
    }

    private void emoji(int node, int unit, int form, int replaced) {
        for (int[] word : EmojiNames.TABLE.of(text.key(unit))) {
            int to = follow(trie, node, word);
            if (to != KeyTrie.NOWHERE) {
                path.push(form, unit, unit + 1, Disguise.EMOJI, 0);
                look(to, unit + 1, form + word.length, replaced + 1, unit + 1);
                path.pop();
            }
        }
    }

    /** A name of three characters or more, read from right to left. */
    void backwards(int from) {
        begin();
        int node = 0;
        for (int unit = from; unit >= 0 && !path.full(); unit--) {
            node = trie.next(node, text.key(unit));
            if (node == KeyTrie.NOWHERE) {
                return;
            }
            path.push(from - unit, unit, unit + 1, Disguise.REORDERED, 0);
            if (path.size() >= 3) {
                tell(index.looks(), index.lookPlaces(), node, 1);
            }
            if (text.separators(unit) > TermAutomaton.MOST_SEPARATORS) {
                return;
            }
        }
    }

    /** A name with characters of another word between some of its own, one at a place: 耐正克品, 阿特迪价达斯. */
    void interleaved(int from) {
        int node = trie.next(0, text.key(from));
        if (node != KeyTrie.NOWHERE) {
            begin();
            interleaved(node, from, 0, 0);
        }
    }

    private void interleaved(int node, int unit, int form, int between) {
        path.push(form, unit, unit + 1, Disguise.REORDERED, Alignment.INTERLEAVED);
        if (between > 0) {
            tell(index.looks(), index.lookPlaces(), node, 1);
        }
        for (int next = unit + 1; next <= unit + 2 && next < text.length() && !path.full(); next++) {
            if (text.kind(next) != UnitKind.HAN || text.separators(next) > 1) {
                break;
            }
            boolean no = form == 0 && index.begin(text.key(unit), text.key(next)) == 0;
            int to = no ? KeyTrie.NOWHERE : trie.next(node, text.key(next));
            if (to != KeyTrie.NOWHERE) {
                interleaved(to, next, form + 1, between + next - unit - 1);
            }
        }
        path.pop();
    }
}
