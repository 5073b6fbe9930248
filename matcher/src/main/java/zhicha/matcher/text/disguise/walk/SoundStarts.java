package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.index.Openings;
import zhicha.matcher.text.disguise.index.SoundTwos;
import zhicha.matcher.text.disguise.weigh.Support;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.sound.SpelledTrie;
import zhicha.matcher.text.term.TermAutomaton;

/** At which Han characters of a text a name may begin by its sound. Not thread-safe; reads one text after the other. */
final class SoundStarts {
    /** What may begin at a unit. */
    enum Sounding {
        NOTHING,
        /** Only a name of these two characters. */
        PAIR,
        LONGER
    }

    private final NameIndex index;
    private final Openings openings;
    private FoldedText text = FoldedText.of("");
    private Support support = Support.NONE;

    /** @param openings of the text that is read */
    SoundStarts(NameIndex index, Openings openings) {
        this.index = index;
        this.openings = openings;
    }

    void text(FoldedText next, Support speaking) {
        text = next;
        support = speaking;
    }

    /** @param skips whether the next unit may be passed over */
    Sounding at(int unit, boolean skips) {
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
                    : more == Sounds.SEVERAL && mayGoOn(openings.onlyClass(unit), openings.onlyClass(unit + 1), third);
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
        return twos.has(one, other) && support.ofTwo(text, unit, twos.pairMask(one, other))
                ? Sounding.PAIR
                : Sounding.NOTHING;
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
