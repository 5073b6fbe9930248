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
    private final LookWalk looks;
    private final SoundWalk sounds;
    private FoldedText text = FoldedText.of("");

    NameWalk(NameIndex index) {
        this.index = index;
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
            if (kind == UnitKind.DIGIT && text.kind(unit + 1) == UnitKind.HAN) {
                sounds.from(unit);
                continue;
            }
            if (kind != UnitKind.HAN && kind != UnitKind.LATIN && kind != UnitKind.STROKE) {
                continue;
            }
            boolean skips = text.skippable(unit + 1);
            if (kind != UnitKind.LATIN && (skips || index.mayLook(text.key(unit), text.key(unit + 1)))) {
                looks.from(unit);
                if (text.kind(unit + 1) == UnitKind.HAN) {
                    looks.backwards(unit + 1);
                }
            }
            if (kind == UnitKind.HAN) {
                looks.interleaved(unit);
            }
            if (soundMayBegin(unit, kind, skips)) {
                sounds.from(unit);
            }
        }
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
}
