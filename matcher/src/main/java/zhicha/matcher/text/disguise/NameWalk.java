package zhicha.matcher.text.disguise;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.shape.Parts;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.term.TermAutomaton;

/**
 * Goes over a text and walks from the units at which, by the sieves of the index, a disguised name may begin. Not thread-safe;
 * one for each thread, used again for every text.
 */
final class NameWalk {
    private static final int[] NONE = {};
    /** Units before an emoji from which a name may reach it. */
    private static final int BEFORE_EMOJI = 5;

    private final NameIndex index;
    private final LookSieve sieve;
    private final Neighbours neighbours;
    private final LookWalk looks;
    private final SoundWalk sounds;
    private FoldedText text = FoldedText.of("");

    /** @param neighbours of the text that is read */
    NameWalk(NameIndex index, Neighbours neighbours) {
        this.index = index;
        sieve = index.lookSieve();
        this.neighbours = neighbours;
        looks = new LookWalk(index);
        sounds = new SoundWalk(index);
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
        for (int unit = 0; unit + 1 < length; unit++) {
            UnitKind kind = text.kind(unit);
            if (kind != UnitKind.HAN && kind != UnitKind.LATIN && kind != UnitKind.STROKE) {
                continue;
            }
            boolean skips = text.skippable(unit + 1);
            if (kind != UnitKind.LATIN) {
                looks(unit, skips);
            }
            switch (soundMayBegin(unit, kind, skips)) {
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

    private void looks(int unit, boolean skips) {
        int key = text.key(unit);
        int next = text.key(unit + 1);
        int form = Parts.TABLE.form(key);
        int nextForm = Parts.TABLE.form(next);
        int third = unit + 2;
        boolean longer = skips
                ? reaches(unit, form)
                : sieve.begin(form, nextForm)
                        && third < text.length()
                        && (text.skippable(third)
                                || sieve.goOn(form, nextForm, Parts.TABLE.form(text.key(third))));
        boolean han = text.kind(unit + 1) == UnitKind.HAN;
        // two units of ordinary words are no whole name, so there is no need to look closer
        if (longer || !skips && sieve.whole(form, nextForm) && (!han || neighbours.surprising(unit, unit + 1))) {
            looks.from(unit);
        }
        if (han && index.mayBegin(next, key)) {
            looks.backwards(unit + 1);
        }
        if (han
                && third < text.length()
                && text.kind(unit) == UnitKind.HAN
                && text.kind(third) == UnitKind.HAN
                && index.mayBegin(key, text.key(third))) {
            looks.interleaved(unit);
        }
    }

    /** Whether this unit and one behind what may be passed over may begin a name. */
    private boolean reaches(int unit, int form) {
        int last = Math.min(text.length() - 1, unit + 1 + TermAutomaton.MOST_SEPARATORS);
        for (int next = unit + 1; next <= last; next++) {
            int nextForm = Parts.TABLE.form(text.key(next));
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

    private static Sounding longer(boolean is) {
        return is ? Sounding.LONGER : Sounding.NOTHING;
    }

    private Sounding soundMayBegin(int unit, UnitKind kind, boolean skips) {
        if (kind == UnitKind.LATIN) {
            return longer(unit == 0 || text.kind(unit - 1) != UnitKind.LATIN || text.separators(unit) > 0);
        }
        int next = unit + 1;
        if (skips || text.kind(next) != UnitKind.HAN) {
            return longer(skips || text.kind(next) == UnitKind.LATIN);
        }
        int third = unit + 2;
        boolean onlyHan = third >= text.length()
                || text.kind(third) == UnitKind.HAN
                        && !text.skippable(third)
                        && text.separators(third) <= TermAutomaton.MOST_SEPARATORS;
        int[] thirds = onlyHan && third < text.length() ? Sounds.TABLE.classes(text.key(third)) : NONE;
        boolean pair = false;
        for (int one : Sounds.TABLE.classes(text.key(unit))) {
            for (int other : Sounds.TABLE.classes(text.key(next))) {
                if (index.maySound(one, other)) {
                    if (!onlyHan || mayGoOn(one, other, thirds)) {
                        return Sounding.LONGER;
                    }
                    pair |= index.soundsWhole(one, other);
                }
            }
        }
        if (parts(unit) || third < text.length() && parts(next)) {
            return Sounding.LONGER;
        }
        return pair ? Sounding.PAIR : Sounding.NOTHING;
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
}
