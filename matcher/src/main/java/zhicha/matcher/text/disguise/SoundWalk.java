package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.EmojiNames;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.trie.KeyTrie;

/** Walks names by their sound: other characters, spelled syllables, emoji, and parts of characters that sound so. Not thread-safe. */
final class SoundWalk extends Walk {
    private static final String NUMERALS = "零一二三四五六七八九";

    private final KeyTrie trie;
    private final Sounds sounds = Sounds.TABLE;
    private final SpelledTrie spelled = Sounds.TABLE.spelled();

    private Support support = Support.NONE;

    SoundWalk(NameIndex index) {
        super(index);
        trie = index.sounds().trie();
    }

    void support(Support next) {
        support = next;
    }

    void from(int unit) {
        begin();
        sound(0, unit, 0, 0, unit);
    }

    /**
     * Only the names of two characters that these two units sound like. What {@link NameCheck} and {@link Chance} would turn away
     * by the two sounds alone is not told.
     */
    void pair(int unit, boolean near) {
        int first = text.key(unit);
        int second = text.key(unit + 1);
        boolean joined = NameCheck.joined(text, unit + 1);
        begin();
        for (int one : sounds.classes(first)) {
            for (int other : sounds.classes(second)) {
                if (index.soundsWhole(one, other)) {
                    pair(unit, first, second, near, joined, trie.next(trie.next(0, one), other));
                }
            }
        }
    }

    private void pair(int unit, int first, int second, boolean near, boolean joined, int node) {
        for (int place = index.sounds().first(node);
                place != 0;
                place = index.sounds().after(place)) {
            Term name = index.sounds().term(place);
            if (joined && !support.of(name.grounds(), unit, unit + 1)) {
                continue;
            }
            int two = index.two(place);
            if (two != 0) {
                int one = sounds.distance(first, two >>> 16);
                int other = one > 2 ? Sounds.APART : sounds.distance(second, two & 0xffff);
                int nearly = (one > 1 ? 1 : 0) + (other > 1 ? 1 : 0);
                if (one > 2 || other > 2 || nearly > (near ? 1 : 0)) {
                    continue;
                }
            }
            path.clear();
            path.push(0, unit, unit + 1, Disguise.SOUND_ALIKE, first);
            path.push(1, unit + 1, unit + 2, Disguise.SOUND_ALIKE, second);
            tell(name);
        }
    }

    private void sound(int node, int unit, int form, int replaced, int after) {
        if (unit == after && (form != 2 || mayCount(node))) {
            tell(index.sounds(), node, wantsEmoji ? replaced : form);
        }
        if (!goesOn(unit, after) || node != 0 && !trie.goesOn(node)) {
            return;
        }
        if (path.size() > 0 && text.skippable(unit)) {
            sound(node, unit + 1, form, replaced, after);
        }
        UnitKind kind = text.kind(unit);
        if (kind == UnitKind.HAN || kind == UnitKind.STROKE) {
            classes(node, text.key(unit), unit, unit + 1, form, Disguise.SOUND_ALIKE, replaced);
            if (unit + 1 < text.length() && Parts.TABLE.mayBegin(text.key(unit), text.key(unit + 1))) {
                for (int whole : Parts.TABLE.whole(text.key(unit), text.key(unit + 1), 0)) {
                    classes(node, whole, unit, unit + 2, form, Disguise.SPLIT_CHARACTER, replaced);
                }
            }
            return;
        }
        if (kind == UnitKind.EMOJI) {
            for (int[] word : EmojiNames.TABLE.of(text.key(unit))) {
                if (word.length == 1) {
                    classes(node, word[0], unit, unit + 1, form, Disguise.EMOJI, replaced + 1);
                }
            }
            return;
        }
        if (kind == UnitKind.DIGIT && !inNumber(unit)) {
            // 5粮液; a digit with a keycap around it is drawn as an emoji
            Disguise how = text.marks(unit + 1) ? Disguise.EMOJI : Disguise.SOUND_ALIKE;
            classes(node, NUMERALS.charAt(text.base(unit) - '0'), unit, unit + 1, form, how, replaced + 1);
        }
        int same = trie.next(node, NameIndex.OTHER + text.key(unit));
        if (same != KeyTrie.NOWHERE) {
            path.push(form, unit, unit + 1, Disguise.EXACT, 0);
            sound(same, unit + 1, form + 1, replaced, unit + 1);
            path.pop();
        }
        if (kind == UnitKind.LATIN && text.startsCharacter(unit)) {
            spelled(node, unit, form, replaced);
        }
    }

    /** Whether any name of two that ends at the node may count here, by what speaks for it. */
    private boolean mayCount(int node) {
        if (path.size() != 2 || !NameCheck.doubtful(text, path) || support.brand(path.first(), path.last())) {
            return true;
        }
        for (int place = index.sounds().first(node);
                place != 0;
                place = index.sounds().after(place)) {
            if ((index.mask(place) & support.mask()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** @param character whose sound the units are taken for */
    private void classes(int node, int character, int unit, int to, int form, Disguise how, int replaced) {
        for (int sound : Sounds.TABLE.classes(character)) {
            int next = trie.next(node, sound);
            if (next != KeyTrie.NOWHERE) {
                path.push(form, unit, to, how, character);
                sound(next, to, form + 1, replaced, to);
                path.pop();
            }
        }
    }

    private boolean inNumber(int unit) {
        return unit > 0 && text.kind(unit - 1) == UnitKind.DIGIT && text.separators(unit) == 0
                || unit + 1 < text.length() && text.kind(unit + 1) == UnitKind.DIGIT && text.separators(unit + 1) == 0;
    }

    /** Whether a letter goes on with the one before: joined to it, behind a symbol (l/ong), or every letter apart (c h i). */
    private boolean oneSyllable(int unit, int end) {
        if (text.separators(end) == 0) {
            return true;
        }
        if (text.kind(end) == UnitKind.DIGIT) {
            // DIY 45: a digit that stands apart is no letter
            return false;
        }
        if (text.clauseEnds(end) || text.separators(end) > TermAutomaton.MOST_SEPARATORS) {
            return false;
        }
        int before = end - 1;
        while (!text.startsCharacter(before)) {
            before--;
        }
        boolean apart = (before == unit || text.separators(before) > 0)
                && (end + 1 >= text.length() || text.kind(end + 1) != UnitKind.LATIN || text.separators(end + 1) > 0);
        return apart || !text.onlySpaces(end) && text.separators(end) <= 2;
    }

    private void spelled(int node, int unit, int form, int replaced) {
        int state = 0;
        for (int end = unit; end < text.length() && (end == unit || oneSyllable(unit, end)); end++) {
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
