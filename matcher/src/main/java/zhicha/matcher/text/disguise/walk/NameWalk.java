package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.index.LookSieve;
import zhicha.matcher.text.disguise.index.NameIndex;
import zhicha.matcher.text.disguise.index.Openings;
import zhicha.matcher.text.disguise.weigh.Chance;
import zhicha.matcher.text.disguise.weigh.Neighbours;
import zhicha.matcher.text.disguise.weigh.Support;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.term.TermAutomaton;

/**
 * Goes over a text and walks from the units at which, by the sieves of the index, a disguised name may begin. Not thread-safe;
 * one for each thread, used again for every text.
 */
public final class NameWalk {
    /** Units before an emoji from which a name may reach it. */
    private static final int BEFORE_EMOJI = 5;

    private final LookSieve sieve;
    private final Openings openings;
    private final Neighbours neighbours;
    private final LookWalk looks;
    private final SoundWalk sounds;
    private final SoundStarts starts;
    private FoldedText text = FoldedText.of("");
    private Support support = Support.NONE;

    /** @param neighbours of the text that is read */
    public NameWalk(NameIndex index, Neighbours neighbours) {
        sieve = index.lookSieve();
        openings = new Openings(index);
        this.neighbours = neighbours;
        looks = new LookWalk(index);
        sounds = new SoundWalk(index);
        starts = new SoundStarts(index, openings);
    }

    public void support(Support next) {
        support = next;
        looks.support(next);
        sounds.support(next);
    }

    private void text(FoldedText next, boolean emoji, Reached reached) {
        text = next;
        looks.text(next, emoji, reached);
        sounds.text(next, emoji, reached);
    }

    /** Reads a text without its emoji. */
    public void read(FoldedText plain, Reached reached) {
        text(plain, false, reached);
        int length = text.length();
        openings.read(text);
        starts.text(text, support);
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
                switch (starts.at(unit, skips)) {
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
    public void readEmoji(FoldedText withEmoji, Reached reached) {
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

    private boolean startsWord(int unit) {
        return unit == 0 || text.kind(unit - 1) != UnitKind.LATIN || text.separators(unit) > 0;
    }

    /**
     * Whether names of two characters may count where this unit and the next stand.
     *
     * @param mask of what may speak for any of them
     */
    private boolean supported(int unit, long mask) {
        return support.ofTwo(text, unit, mask);
    }
}
