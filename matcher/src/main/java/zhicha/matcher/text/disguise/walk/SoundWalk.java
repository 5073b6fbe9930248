package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.index.SoundTwos;
import zhicha.matcher.text.disguise.weigh.Chance;
import zhicha.matcher.text.disguise.weigh.NameCheck;
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

    private static final int OTHER = -1;

    private final KeyTrie trie;
    private final Sounds sounds = Sounds.TABLE;
    private final SoundTwos twos;
    private final SpelledTrie spelled = Sounds.TABLE.spelled();

    /** Classes of the first two steps, {@link #OTHER} for what is no Han character; they tell without the trie where no name goes on. */
    private int firstClass;

    private int secondClass;

    SoundWalk(NameIndex index) {
        super(index);
        trie = index.sounds().trie();
        twos = index.soundTwos();
    }

    void from(int unit) {
        begin();
        sound(0, unit, 0, 0, unit);
    }

    /** Whether any name of two characters that these two units sound like may count here, as far as its sound and its goods tell. */
    boolean mayPair(int unit) {
        return pair(unit, true, false);
    }

    /**
     * Tells only the names of two characters that these two units sound like. What {@link NameCheck} and {@link Chance} would turn away by
     * the two sounds alone is not told.
     */
    void pair(int unit, boolean near) {
        begin();
        pair(unit, near, true);
    }

    /** @return whether there was any name */
    private boolean pair(int unit, boolean near, boolean tell) {
        long mask = NameCheck.joined(text, unit + 1) && !support.brand(unit, unit + 1) ? support.mask() : -1;
        boolean any = false;
        for (int one : sounds.classes(text.key(unit))) {
            for (int other : sounds.classes(text.key(unit + 1))) {
                int end = twos.end(one, other);
                for (int at = twos.first(one, other); at < end; at++) {
                    boolean may = (twos.mask(at) & mask) != 0 || mask == -1;
                    if (may && sounding(unit, twos.characters(at), near)) {
                        any = true;
                        if (!tell) {
                            return true;
                        }
                        tell(unit, twos.name(at), mask);
                    }
                }
            }
        }
        return any;
    }

    /** Whether two units sound like two characters: not both of them but nearly, and neither where {@code near} is false. */
    private boolean sounding(int unit, int characters, boolean near) {
        if (characters == 0) {
            return true;
        }
        int one = sounds.distance(text.key(unit), characters >>> 16);
        int other = one > 2 ? Sounds.APART : sounds.distance(text.key(unit + 1), characters & 0xffff);
        int nearly = (one > 1 ? 1 : 0) + (other > 1 ? 1 : 0);
        return one <= 2 && other <= 2 && nearly <= (near ? 1 : 0);
    }

    private void tell(int unit, Term name, long mask) {
        if (mask != -1 && !support.of(name.grounds(), unit, unit + 1)) {
            return;
        }
        path.clear();
        path.push(0, unit, unit + 1, Disguise.SOUND_ALIKE, text.key(unit));
        path.push(1, unit + 1, unit + 2, Disguise.SOUND_ALIKE, text.key(unit + 1));
        tell(name);
    }

    private void sound(int node, int unit, int form, int replaced, int after) {
        // no name is but one unit long, so nothing is known of the node behind a first one that need be asked
        if (unit == after && form > 1) {
            tell(index.sounds(), index.soundPlaces(), node, wantsEmoji ? replaced : form);
        }
        if (!goesOn(unit, after) || form > 1 && !trie.goesOn(node)) {
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
            stepped(form, OTHER);
            path.push(form, unit, unit + 1, Disguise.EXACT, 0);
            sound(same, unit + 1, form + 1, replaced, unit + 1);
            path.pop();
        }
        if (kind == UnitKind.LATIN && text.startsCharacter(unit)) {
            spelled(node, unit, form, replaced);
        }
    }

    /** @param character whose sound the units are taken for */
    private void classes(int node, int character, int unit, int to, int form, Disguise how, int replaced) {
        for (int sound : sounds.classes(character)) {
            int next = step(node, sound, form);
            if (next != KeyTrie.NOWHERE) {
                stepped(form, sound);
                path.push(form, unit, to, how, character);
                sound(next, to, form + 1, replaced, to);
                path.pop();
            }
        }
    }

    /** The node after one more class, or {@link KeyTrie#NOWHERE}. */
    private int step(int node, int sound, int form) {
        boolean no = form == 1 && firstClass != OTHER && !index.maySound(firstClass, sound)
                || form == 2
                        && firstClass != OTHER
                        && secondClass != OTHER
                        && !index.maySound(firstClass, secondClass, sound);
        return no ? KeyTrie.NOWHERE : trie.next(node, sound);
    }

    private void stepped(int form, int sound) {
        if (form == 0) {
            firstClass = sound;
        } else if (form == 1) {
            secondClass = sound;
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
                int sound = sounds.classOf(syllable);
                int to = step(node, sound, form);
                if (to != KeyTrie.NOWHERE) {
                    stepped(form, sound);
                    path.push(form, unit, end + 1, Disguise.PINYIN, syllable);
                    sound(to, end + 1, form + 1, replaced, end + 1);
                    path.pop();
                }
            }
        }
    }
}
