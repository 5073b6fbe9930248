package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;
import zhicha.matcher.text.term.TermAutomaton;

/**
 * Goes over a text and walks from the units at which, by the sieves of the index, a disguised name may begin. Not thread-safe;
 * one for each thread, used again for every text.
 */
final class NameWalk {
    private static final int BACKWARDS = 4;
    private static final int INTERLEAVED = 8;
    /** The unit and the next are the parts of a character. */
    private static final int PARTS = 16;
    /** Units before an emoji from which a name may reach it. */
    private static final int BEFORE_EMOJI = 5;

    private final NameIndex index;
    private final LookSieve sieve;
    private final Neighbours neighbours;
    private final LookWalk looks;
    private final SoundWalk sounds;
    private FoldedText text = FoldedText.of("");
    private Support support = Support.NONE;
    /** What the sieves of looks say of a unit and the one after, and of the one after that. */
    private byte[] flags = new byte[64];
    /** {@link Parts#form} of each unit. */
    private int[] forms = new int[64];
    /** {@link Sounds#onlyClass} of each unit. */
    private int[] classes = new int[64];

    /** @param neighbours of the text that is read */
    NameWalk(NameIndex index, Neighbours neighbours) {
        this.index = index;
        sieve = index.lookSieve();
        this.neighbours = neighbours;
        looks = new LookWalk(index);
        sounds = new SoundWalk(index);
    }

    void support(Support next) {
        support = next;
        sounds.support(next);
    }

    private void text(FoldedText next, boolean emoji, Walk.Reached reached) {
        text = next;
        looks.text(next, emoji, reached);
        sounds.text(next, emoji, reached);
    }

    /** Reads a text without its emoji. */
    void read(FoldedText plain, Walk.Reached reached) {
        text(plain, false, reached);
        int length = text.length();
        sieve(length);
        for (int unit = 0; unit + 1 < length; unit++) {
            UnitKind kind = text.kind(unit);
            if (kind == UnitKind.DIGIT && text.kind(unit + 1) == UnitKind.HAN) {
                sounds.from(unit);
            } else if (kind == UnitKind.LATIN) {
                if (startsWord(unit)) {
                    sounds.from(unit);
                }
            } else if (kind == UnitKind.HAN || kind == UnitKind.STROKE) {
                boolean skips = text.skippable(unit + 1);
                if (skips || (flags[unit] & ~PARTS) != 0) {
                    looks(unit, skips);
                }
                switch (sounding(unit, skips)) {
                    case LONGER -> sounds.from(unit);
                    case PAIR -> {
                        if (neighbours.surprising(unit, unit + 1)) {
                            sounds.pair(unit, neighbours.surprise(unit, unit + 1) >= Chance.FEWEST_NEAR);
                        }
                    }
                    case NOTHING -> {}
                }
            }
        }
    }

    /** Asks the sieves of looks about all units in one go, so that their far places of memory are fetched together. */
    private void sieve(int length) {
        if (flags.length <= length) {
            flags = new byte[length + length / 2 + 1];
            forms = new int[flags.length];
            classes = new int[flags.length];
        }
        for (int unit = 0; unit < length; unit++) {
            int key = text.key(unit);
            forms[unit] = Parts.TABLE.form(key);
            classes[unit] = text.kind(unit) == UnitKind.HAN ? Sounds.TABLE.onlyClass(key) : Sounds.NO_CLASS;
        }
        flags[Math.max(0, length - 1)] = 0;
        for (int unit = 0; unit + 1 < length; unit++) {
            flags[unit] = (byte) (sieve.pair(forms[unit], forms[unit + 1])
                    | index.begin(text.key(unit + 1), text.key(unit)) * BACKWARDS
                    | (parts(forms[unit], forms[unit + 1]) ? PARTS : 0));
        }
        for (int unit = 0; unit + 2 < length; unit++) {
            flags[unit] |= (byte) (index.begin(text.key(unit), text.key(unit + 2)) * INTERLEAVED);
        }
    }

    private void looks(int unit, boolean skips) {
        int form = forms[unit];
        int nextForm = forms[unit + 1];
        int third = unit + 2;
        int seen = flags[unit];
        boolean longer = skips
                ? reaches(unit, form)
                : (seen & LookSieve.BEGIN) != 0
                        && third < text.length()
                        && (text.skippable(third) || sieve.goOn(form, nextForm, forms[third]));
        boolean han = text.kind(unit + 1) == UnitKind.HAN;
        // two units of ordinary words are no whole name, so there is no need to look closer
        boolean whole = !longer
                && !skips
                && (seen & LookSieve.WHOLE) != 0
                && supported(unit, sieve.wholeMask(form, nextForm))
                && (!han || neighbours.surprising(unit, unit + 1));
        if (longer || whole) {
            looks.from(unit);
        }
        if (han && (seen & BACKWARDS) != 0) {
            looks.backwards(unit + 1);
        }
        if ((seen & INTERLEAVED) != 0
                && han
                && third < text.length()
                && text.kind(unit) == UnitKind.HAN
                && text.kind(third) == UnitKind.HAN) {
            looks.interleaved(unit);
        }
    }

    /** Whether this unit and one behind what may be passed over may begin a name. */
    private boolean reaches(int unit, int form) {
        int last = Math.min(text.length() - 1, unit + 1 + TermAutomaton.MOST_SEPARATORS);
        for (int next = unit + 1; next <= last; next++) {
            int nextForm = forms[next];
            if (sieve.begin(form, nextForm) || sieve.whole(form, nextForm)) {
                return true;
            }
            if (!text.skippable(next)) {
                return false;
            }
        }
        return false;
    }

    /** Reads a text whose emoji are units; only what needs an emoji is told. */
    void readEmoji(FoldedText withEmoji, Walk.Reached reached) {
        text(withEmoji, true, reached);
        int done = 0;
        for (int emoji = 0; emoji < text.length(); emoji++) {
            if (text.kind(emoji) == UnitKind.EMOJI) {
                for (int unit = Math.max(done, emoji - BEFORE_EMOJI); unit <= emoji; unit++) {
                    looks.from(unit);
                    sounds.from(unit);
                }
                done = emoji + 1;
            }
        }
    }

    private enum Sounding {
        NOTHING,
        /** Only a name of these two characters. */
        PAIR,
        LONGER
    }

    private boolean startsWord(int unit) {
        return unit == 0 || text.kind(unit - 1) != UnitKind.LATIN || text.separators(unit) > 0;
    }

    private Sounding sounding(int unit, boolean skips) {
        int next = unit + 1;
        if (skips || text.kind(next) != UnitKind.HAN) {
            return soundsOn(unit) ? Sounding.LONGER : Sounding.NOTHING;
        }
        int third = unit + 2;
        boolean onlyHan = third >= text.length()
                || text.kind(third) == UnitKind.HAN
                        && !text.skippable(third)
                        && text.separators(third) <= TermAutomaton.MOST_SEPARATORS;
        int one = classes[unit];
        int other = classes[next];
        Sounding sounding;
        if (one >= 0 && other >= 0) {
            sounding = index.maySound(one, other) ? sounding(one, other, third, onlyHan) : Sounding.NOTHING;
        } else {
            sounding = several(unit, onlyHan);
        }
        return sounding != Sounding.LONGER && (parts(unit) || third < text.length() && parts(next))
                ? Sounding.LONGER
                : sounding;
    }

    /** Whether a name may go on after this unit with pinyin, or behind what may be passed over. */
    private boolean soundsOn(int unit) {
        int last = Math.min(text.length() - 1, unit + 1 + TermAutomaton.MOST_SEPARATORS);
        for (int next = unit + 1; next <= last; next++) {
            UnitKind kind = text.kind(next);
            if (kind == UnitKind.HAN || kind == UnitKind.STROKE) {
                if (soundsBefore(unit, next) || parts(unit) || next < last && parts(next)) {
                    return true;
                }
            } else if (otherBefore(unit, next) || kind == UnitKind.LATIN && spelledBefore(unit, next)) {
                return true;
            }
            if (!text.skippable(next)) {
                return false;
            }
        }
        return false;
    }

    private boolean soundsBefore(int unit, int next) {
        for (int one : Sounds.TABLE.classes(text.key(unit))) {
            for (int other : Sounds.TABLE.classes(text.key(next))) {
                if (index.maySound(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean otherBefore(int unit, int next) {
        for (int one : Sounds.TABLE.classes(text.key(unit))) {
            if (index.maySoundBefore(one, text.key(next))) {
                return true;
            }
        }
        return false;
    }

    private boolean spelledBefore(int unit, int next) {
        SpelledTrie spelled = Sounds.TABLE.spelled();
        int state = 0;
        for (int end = next; end < text.length() && (end == next || joins(end)); end++) {
            state = spelled.next(state, text.key(end));
            if (state == SpelledTrie.NOWHERE) {
                return false;
            }
            int syllable = spelled.syllable(state);
            if (syllable != SpelledTrie.NOWHERE && text.endsCharacter(end)) {
                for (int one : Sounds.TABLE.classes(text.key(unit))) {
                    if (index.maySound(one, Sounds.TABLE.classOf(syllable))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a letter may belong to the syllable before it, also where they stand apart (l/ong); the walk looks closer. */
    private boolean joins(int letter) {
        return text.separators(letter) <= TermAutomaton.MOST_SEPARATORS && !text.clauseEnds(letter);
    }

    private Sounding several(int unit, boolean onlyHan) {
        Sounding best = Sounding.NOTHING;
        for (int one : Sounds.TABLE.classes(text.key(unit))) {
            for (int other : Sounds.TABLE.classes(text.key(unit + 1))) {
                if (index.maySound(one, other)) {
                    Sounding now = sounding(one, other, unit + 2, onlyHan);
                    best = now.compareTo(best) > 0 ? now : best;
                }
            }
        }
        return best;
    }

    private Sounding sounding(int one, int other, int third, boolean onlyHan) {
        if (!onlyHan || third < text.length() && mayGoOn(one, other, third)) {
            return Sounding.LONGER;
        }
        boolean whole = index.soundsWhole(one, other) && supported(third - 2, index.wholeMask(one, other));
        return whole ? Sounding.PAIR : Sounding.NOTHING;
    }

    /**
     * Whether names of two characters may count where this unit and the next stand.
     *
     * @param mask of what may speak for any of them
     */
    private boolean supported(int unit, long mask) {
        return !NameCheck.joined(text, unit + 1) || (mask & support.mask()) != 0 || support.brand(unit, unit + 1);
    }

    private boolean mayGoOn(int one, int other, int third) {
        int only = classes[third];
        if (only != Sounds.SEVERAL) {
            return only >= 0 && index.maySound(one, other, only);
        }
        for (int more : Sounds.TABLE.classes(text.key(third))) {
            if (index.maySound(one, other, more)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this unit and the next are the parts of a character. */
    private boolean parts(int unit) {
        return (flags[unit] & PARTS) != 0;
    }

    private static boolean parts(int first, int second) {
        return Parts.TABLE.mayBegin(first, second) && Parts.TABLE.whole(first, second, 0).length > 0;
    }
}
