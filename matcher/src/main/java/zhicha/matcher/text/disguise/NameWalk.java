package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.EmojiNames;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;
import zhicha.matcher.text.term.KeyTrie;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermRows;

/**
 * Walks the tries of names over a text, trying at each unit what may have been put in place of the name's. Steps from one beginning are
 * bounded, so time is linear in the text. Not thread-safe; one for each thread, used again for every text.
 */
final class NameWalk {
    private static final int MOST_TRIES = 400;
    private static final int[] NONE = {};
    /** Detail of a step that has a foreign character after it. */
    static final int INTERLEAVED = 1;

    private final NameIndex index;
    private final Alignment path = new Alignment();
    private final SpelledTrie spelled = Sounds.TABLE.spelled();
    private FoldedText text = FoldedText.of("");
    private Reached reached = (rows, node, path) -> {};
    private boolean wantsEmoji;
    private int tries;

    /** Hears of ends of names; the path says how they were reached. */
    interface Reached {
        void at(TermRows rows, int node, Alignment path);
    }

    NameWalk(NameIndex index) {
        this.index = index;
    }

    /** Reads a text without its emoji. */
    void read(FoldedText text, Reached reached) {
        this.text = text;
        this.reached = reached;
        this.wantsEmoji = false;
        int length = text.length();
        for (int unit = 0; unit + 1 < length; unit++) {
            UnitKind kind = text.kind(unit);
            if (kind != UnitKind.HAN && kind != UnitKind.LATIN && kind != UnitKind.STROKE) {
                continue;
            }
            int key = text.key(unit);
            int next = text.key(unit + 1);
            boolean skips = text.skippable(unit + 1);
            if (kind != UnitKind.LATIN && (skips || index.mayLook(key, next))) {
                begin();
                look(0, unit, 0, 0, unit);
                if (text.kind(unit + 1) == UnitKind.HAN) {
                    begin();
                    backwards(unit + 1);
                }
            }
            if (kind == UnitKind.HAN) {
                begin();
                interleaved(unit);
            }
            if (soundMayBegin(unit, kind, skips)) {
                begin();
                sound(0, unit, 0, 0, unit);
            }
        }
    }

    /** Reads a text whose emoji are units; only what needs an emoji is told. */
    void readEmoji(FoldedText withEmoji, Reached reached) {
        this.text = withEmoji;
        this.reached = reached;
        this.wantsEmoji = true;
        int done = 0;
        for (int emoji = 0; emoji < text.length(); emoji++) {
            if (text.kind(emoji) == UnitKind.EMOJI) {
                for (int unit = Math.max(done, emoji - 5); unit <= emoji; unit++) {
                    begin();
                    look(0, unit, 0, 0, unit);
                    begin();
                    sound(0, unit, 0, 0, unit);
                }
                done = emoji + 1;
            }
        }
    }

    private void begin() {
        path.clear();
        tries = MOST_TRIES;
    }

    private boolean soundMayBegin(int unit, UnitKind kind, boolean skips) {
        if (kind == UnitKind.LATIN) {
            return unit == 0 || text.kind(unit - 1) != UnitKind.LATIN || text.separators(unit) > 0;
        }
        int next = unit + 1;
        if (skips || text.kind(next) != UnitKind.HAN) {
            return skips || text.kind(next) == UnitKind.LATIN;
        }
        int third = unit + 2;
        boolean onlyHan = third >= text.length()
                || text.kind(third) == UnitKind.HAN && text.separators(third) <= TermAutomaton.MOST_SEPARATORS;
        int[] thirds = onlyHan && third < text.length() ? Sounds.TABLE.classes(text.key(third)) : NONE;
        for (int one : Sounds.TABLE.classes(text.key(unit))) {
            for (int other : Sounds.TABLE.classes(text.key(next))) {
                if (index.maySound(one, other)
                        && (!onlyHan || index.soundsWhole(one, other) || mayGoOn(one, other, thirds))) {
                    return true;
                }
            }
        }
        return parts(unit) || third < text.length() && parts(next);
    }

    private boolean mayGoOn(int one, int other, int[] thirds) {
        for (int third : thirds) {
            if (index.maySound(one, other, third)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this unit and the next are the parts of a character. */
    private boolean parts(int unit) {
        int first = text.key(unit);
        int second = text.key(unit + 1);
        return Parts.TABLE.mayBegin(first, second) && Parts.TABLE.whole(first, second, 0).length > 0;
    }

    private boolean goesOn(int unit, int after) {
        return unit < text.length()
                && !path.full()
                && --tries > 0
                && (path.size() == 0 || text.separators(unit) <= TermAutomaton.MOST_SEPARATORS)
                && unit - after <= TermAutomaton.MOST_SEPARATORS;
    }

    private void tell(TermRows rows, int node, int replaced) {
        if (replaced > 0 && rows.first(node) != 0) {
            reached.at(rows, node, path);
        }
    }

    /** @param after the unit after the last step; what lies between it and {@code unit} was passed over */
    private void look(int node, int unit, int form, int replaced, int after) {
        if (unit == after) {
            tell(index.looks(), node, replaced);
        }
        KeyTrie trie = index.looks().trie();
        if (!goesOn(unit, after) || node != 0 && !trie.goesOn(node)) {
            return;
        }
        if (path.size() > 0 && text.skippable(unit)) {
            look(node, unit + 1, form, replaced, after);
        }
        int key = text.key(unit);
        int same = trie.next(node, key);
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
        alike(trie, node, unit, form, replaced, enough);
        if (enough) {
            return;
        }
        split(trie, node, unit, form, replaced);
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
            int to = follow(trie, node, parts);
            if (to != KeyTrie.NOWHERE) {
                path.push(form, unit, unit + 1, Disguise.JOINED_CHARACTER, 0);
                look(to, unit + 1, form + parts.length, replaced + 1, unit + 1);
                path.pop();
            }
        }
    }

    private static int follow(KeyTrie trie, int node, int[] keys) {
        int to = node;
        for (int key : keys) {
            to = trie.next(to, key);
            if (to == KeyTrie.NOWHERE) {
                return KeyTrie.NOWHERE;
            }
        }
        return to;
    }

    /** @param enough whether only what was replaced before may be replaced again (治治 for 洽洽) */
    private void alike(KeyTrie trie, int node, int unit, int form, int replaced, boolean enough) {
        int next = unit + 1 < text.length() ? text.key(unit + 1) : 0;
        // after a first look-alike the next must be the name's own, or the same look-alike again
        boolean free = form > 0 || next == 0 || text.skippable(unit + 1) || next == text.key(unit);
        for (int alike : index.alike(text.key(unit), node == 0)) {
            int to = trie.next(node, alike >> 4);
            if (to == KeyTrie.NOWHERE || !free && !trie.mayGoOn(to, next)) {
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

    private void split(KeyTrie trie, int node, int unit, int form, int replaced) {
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
            int to = follow(index.looks().trie(), node, word);
            if (to != KeyTrie.NOWHERE) {
                path.push(form, unit, unit + 1, Disguise.EMOJI, 0);
                look(to, unit + 1, form + word.length, replaced + 1, unit + 1);
                path.pop();
            }
        }
    }

    /** A name of three characters or more, read from right to left. */
    private void backwards(int from) {
        KeyTrie trie = index.looks().trie();
        int node = 0;
        for (int unit = from; unit >= 0 && !path.full(); unit--) {
            node = trie.next(node, text.key(unit));
            if (node == KeyTrie.NOWHERE) {
                return;
            }
            path.push(from - unit, unit, unit + 1, Disguise.REORDERED, 0);
            if (path.size() >= 3) {
                tell(index.looks(), node, 1);
            }
            if (text.separators(unit) > TermAutomaton.MOST_SEPARATORS) {
                return;
            }
        }
    }

    /** A name whose characters stand two by two apart, with characters of another word in between. */
    private void interleaved(int from) {
        KeyTrie trie = index.looks().trie();
        int node = trie.next(0, text.key(from));
        int unit = from;
        while (node != KeyTrie.NOWHERE && !path.full()) {
            path.push(path.size(), unit, unit + 1, Disguise.REORDERED, INTERLEAVED);
            if (path.size() >= 2) {
                tell(index.looks(), node, 1);
            }
            boolean on = unit + 2 < text.length()
                    && text.kind(unit + 1) == UnitKind.HAN
                    && text.kind(unit + 2) == UnitKind.HAN
                    && text.separators(unit + 1) <= 1
                    && text.separators(unit + 2) <= 1;
            node = on ? trie.next(node, text.key(unit + 2)) : KeyTrie.NOWHERE;
            unit += 2;
        }
    }

    private void sound(int node, int unit, int form, int replaced, int after) {
        if (unit == after) {
            tell(index.sounds(), node, wantsEmoji ? replaced : form);
        }
        KeyTrie trie = index.sounds().trie();
        if (!goesOn(unit, after) || node != 0 && !trie.goesOn(node)) {
            return;
        }
        if (path.size() > 0 && text.skippable(unit)) {
            sound(node, unit + 1, form, replaced, after);
        }
        UnitKind kind = text.kind(unit);
        if (kind == UnitKind.HAN || kind == UnitKind.STROKE) {
            classes(trie, node, text.key(unit), unit, unit + 1, form, Disguise.SOUND_ALIKE, replaced);
            if (unit + 1 < text.length() && Parts.TABLE.mayBegin(text.key(unit), text.key(unit + 1))) {
                for (int whole : Parts.TABLE.whole(text.key(unit), text.key(unit + 1), 0)) {
                    classes(trie, node, whole, unit, unit + 2, form, Disguise.SPLIT_CHARACTER, replaced);
                }
            }
            return;
        }
        if (kind == UnitKind.EMOJI) {
            for (int[] word : EmojiNames.TABLE.of(text.key(unit))) {
                if (word.length == 1) {
                    classes(trie, node, word[0], unit, unit + 1, form, Disguise.EMOJI, replaced + 1);
                }
            }
            return;
        }
        int same = trie.next(node, NameIndex.OTHER + text.key(unit));
        if (same != KeyTrie.NOWHERE) {
            path.push(form, unit, unit + 1, Disguise.EXACT, 0);
            sound(same, unit + 1, form + 1, replaced, unit + 1);
            path.pop();
        }
        if (kind == UnitKind.LATIN && text.startsCharacter(unit)) {
            spelled(trie, node, unit, form, replaced);
        }
    }

    /** @param character whose sound the units are taken for */
    private void classes(
            KeyTrie trie, int node, int character, int unit, int to, int form, Disguise how, int replaced) {
        for (int sound : Sounds.TABLE.classes(character)) {
            int next = trie.next(node, sound);
            if (next != KeyTrie.NOWHERE) {
                path.push(form, unit, to, how, character);
                sound(next, to, form + 1, replaced, to);
                path.pop();
            }
        }
    }

    private void spelled(KeyTrie trie, int node, int unit, int form, int replaced) {
        int state = 0;
        for (int end = unit; end < text.length() && (end == unit || text.separators(end) == 0); end++) {
            state = spelled.next(state, text.key(end));
            if (state == SpelledTrie.NOWHERE) {
                return;
            }
            int syllable = spelled.syllable(state);
            if (syllable != SpelledTrie.NOWHERE && text.endsCharacter(end)) {
                int to = trie.next(node, Sounds.TABLE.classOf(syllable));
                if (to != KeyTrie.NOWHERE) {
                    path.push(form, unit, end + 1, Disguise.PINYIN, syllable);
                    sound(to, end + 1, form + 1, replaced, end + 1);
                    path.pop();
                }
            }
        }
    }
}
