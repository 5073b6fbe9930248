package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;
import zhicha.matcher.text.term.TermAutomaton;

/**
 * Goes over a text and walks from the units at which, by the sieves of the index, a disguised name may begin. Not thread-safe;
 * one for each thread, used again for every text.
 */
final class NameWalk {
    /** Units before an emoji from which a name may reach it. */
    private static final int BEFORE_EMOJI = 5;

    private final NameIndex index;
    private final LookSieve sieve;
    private final Openings openings;
    private final Neighbours neighbours;
    private final LookWalk looks;
    private final SoundWalk sounds;
    private FoldedText text = FoldedText.of("");
    private Support support = Support.NONE;

    /** @param neighbours of the text that is read */
    NameWalk(NameIndex index, Neighbours neighbours) {
        this.index = index;
        sieve = index.lookSieve();
        openings = new Openings(index);
        this.neighbours = neighbours;
        looks = new LookWalk(index);
        sounds = new SoundWalk(index);
    }

    void support(Support next) {
        support = next;
        looks.support(next);
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
        openings.read(text);
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
                if (skips || openings.looks(unit)) {
                    looks(unit, skips);
                }
                switch (sounding(unit, skips)) {
                    case LONGER -> sounds.from(unit);
                    case PAIR -> {
                        if (sounds.mayPair(unit) && neighbours.surprising(unit, unit + 1)) {
                            sounds.pair(unit, neighbours.surprise(unit, unit + 1) >= Chance.FEWEST_NEAR);
                        }
                    }
                    case NOTHING -> {}
                }
            }
        }
    }

    private void looks(int unit, boolean skips) {
        int third = unit + 2;
        boolean longer = skips
                ? reaches(unit)
                : openings.has(unit, Openings.BEGIN)
                        && third < text.length()
                        && (openings.has(unit, Openings.GOES_ON) || text.skippable(third));
        boolean han = text.kind(unit + 1) == UnitKind.HAN;
        // two units of ordinary words are no whole name, so there is no need to look closer
        boolean whole = !longer
                && !skips
                && openings.has(unit, Openings.WHOLE)
                && supported(unit, openings.lookMask(unit))
                && (!han || neighbours.surprising(unit, unit + 1));
        if (longer || whole) {
            looks.from(unit);
        }
        if (han && openings.has(unit, Openings.BACKWARDS)) {
            looks.backwards(unit + 1);
        }
        if (openings.has(unit, Openings.INTERLEAVED)
                && han
                && text.kind(unit) == UnitKind.HAN
                && text.kind(third) == UnitKind.HAN) {
            looks.interleaved(unit);
        }
    }

    /** Whether this unit and one behind what may be passed over may begin a name. */
    private boolean reaches(int unit) {
        int last = Math.min(text.length() - 1, unit + 1 + TermAutomaton.MOST_SEPARATORS);
        for (int next = unit + 1; next <= last; next++) {
            if (sieve.pair(openings.form(unit), openings.form(next)) != 0) {
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
        Sounding sounding;
        if (openings.onlyClass(unit) >= 0 && openings.onlyClass(next) >= 0) {
            sounding = openings.has(unit, Openings.SOUNDS) ? only(unit, onlyHan) : Sounding.NOTHING;
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

    /** What comes of units that have one class of sound each. */
    private Sounding only(int unit, boolean onlyHan) {
        int third = unit + 2;
        if (!onlyHan) {
            return Sounding.LONGER;
        }
        if (third < text.length()) {
            int more = openings.onlyClass(third);
            boolean goesOn = more >= 0
                    ? openings.has(unit, Openings.SOUNDS_ON)
                    : more == Sounds.SEVERAL
                            && mayGoOn(openings.onlyClass(unit), openings.onlyClass(unit + 1), third);
            if (goesOn) {
                return Sounding.LONGER;
            }
        }
        return whole(unit, openings.onlyClass(unit), openings.onlyClass(unit + 1));
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
        return whole(third - 2, one, other);
    }

    private Sounding whole(int unit, int one, int other) {
        SoundTwos twos = index.soundTwos();
        return twos.has(one, other) && supported(unit, twos.pairMask(one, other)) ? Sounding.PAIR : Sounding.NOTHING;
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
        int only = openings.onlyClass(third);
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
        return openings.has(unit, Openings.PARTS);
    }
}
