package zhicha.matcher.text.disguise.weigh;

import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermMatch;

/**
 * Decides whether units that were laid over a name stand for it: looks at every step, at what lies between, and asks
 * {@link Chance} whether ordinary words explain them as well. Not thread-safe; reads one text after the other.
 */
public final class NameCheck {
    /** Signs that stand between words as often as inside them. */
    private static final String JOINING = "、/-·+&|()（）【】[]:：—_ \u3000";

    private final Chance chance;
    private final Replaced replaced = new Replaced();
    private FoldedText text = FoldedText.of("");

    private Support support = Support.NONE;

    /** @param neighbours of the text that is read */
    public NameCheck(Neighbours neighbours) {
        chance = new Chance(neighbours);
    }

    public void text(FoldedText next, Support speaking) {
        text = next;
        support = speaking;
        chance.text(next);
    }

    /** The match, or null where nobody would read the name there, or where it is written with its own characters. */
    @Nullable
    public TermMatch check(Term name, Alignment path) {
        int first = path.first();
        int last = path.last();
        if (!text.startsCharacter(first) || !text.endsCharacter(last) || runsOn(first, last)) {
            return null;
        }
        if (name.length() == 2 && doubtful(text, path) && !support.of(name.grounds(), first, last)) {
            return null;
        }
        if (!replaced(name.folded(), path) || replaced.count() == 0 || name.length() == 2 && replaced.near > 1) {
            return null;
        }
        int disguises = gaps(name.folded(), path);
        if (disguises < 0) {
            return null;
        }
        boolean split = Disguise.INSERTED_SYMBOL.in(disguises);
        Chance.Verdict verdict = chance.of(name, path, replaced);
        if (verdict == Chance.Verdict.LIKELY && signInside(first, last)) {
            verdict = Chance.Verdict.BELIEVED;
        }
        // what is plausible counts where no goods are named at all, too
        boolean sure = verdict.compareTo(Chance.Verdict.PLAUSIBLE) <= 0 || verdict == Chance.Verdict.CHANCE;
        return verdict == Chance.Verdict.CHANCE || !sure && !support.of(name.grounds(), first, last)
                ? null
                : TermMatch.of(text, name, first, last, replaced.strongest(), split, verdict.doubt());
    }

    /** Whether nothing but two joined characters stands for a name of two, which {@link Chance} never believes by itself. */
    public static boolean doubtful(FoldedText text, Alignment path) {
        int first = path.first();
        int last = path.last();
        if (last != first + 1 || !joined(text, last)) {
            return false;
        }
        for (int step = 0; step < path.size(); step++) {
            switch (path.how(step)) {
                case PINYIN, SPLIT_CHARACTER, EMOJI -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    /** Whether nothing stands between a unit and the one before. */
    public static boolean joined(FoldedText text, int unit) {
        return text.separators(unit) == 0 && !text.invisibles(unit);
    }

    /** Letters and digits that run on into the next word belong to no name; a digit may be the tone of the last syllable. */
    private boolean runsOn(int first, int last) {
        boolean before = first > 0
                && text.separators(first) == 0
                && text.kind(first) == UnitKind.LATIN
                && (text.kind(first - 1) == UnitKind.LATIN || text.kind(first - 1) == UnitKind.DIGIT);
        boolean after = last + 1 < text.length()
                && text.separators(last + 1) == 0
                && text.kind(last) == UnitKind.LATIN
                && text.kind(last + 1) == UnitKind.LATIN;
        return before || after;
    }

    /** What stands between the steps as a set of disguises, or -1 where it is too much. */
    private int gaps(FoldedText form, Alignment path) {
        int set = 0;
        for (int step = 0; step < path.size(); step++) {
            for (int unit = path.from(step); unit < path.to(step); unit++) {
                set |= text.disguises(unit);
                if (unit > path.from(step)) {
                    set |= gap(unit);
                }
            }
            if (step > 0 && path.from(step) >= path.to(step - 1)) {
                int separators = path.from(step) - path.to(step - 1);
                for (int unit = path.to(step - 1); unit <= path.from(step); unit++) {
                    separators += text.separators(unit);
                    set |= text.invisibles(unit) ? Disguise.ZERO_WIDTH.bit() : 0;
                }
                if (separators > TermAutomaton.MOST_SEPARATORS) {
                    return -1;
                }
                boolean interleaved =
                        path.how(step) == Disguise.REORDERED && path.detail(step) == Alignment.INTERLEAVED;
                if (separators > 0 && !interleaved && form.separators(path.form(step)) == 0) {
                    set |= Disguise.INSERTED_SYMBOL.bit();
                }
            }
        }
        return set;
    }

    /** Whether something stands inside that joins no two words: 奈❤克, but not 奈、克 or 奈 克. */
    private boolean signInside(int first, int last) {
        for (int unit = first + 1; unit <= last; unit++) {
            boolean sign = text.separators(unit) > 0 && !text.onlySpaces(unit) && !text.clauseEnds(unit);
            if (text.invisibles(unit) || sign && JOINING.indexOf(text.original().charAt(text.start(unit) - 1)) < 0) {
                return true;
            }
        }
        return false;
    }

    private int gap(int unit) {
        return (text.separators(unit) > 0 ? Disguise.INSERTED_SYMBOL.bit() : 0)
                | (text.invisibles(unit) ? Disguise.ZERO_WIDTH.bit() : 0);
    }

    /** Whether letters are the measure of a number, the ml of 750ml; a digit behind letters is a tone (nai4ke4). */
    private boolean measured(int unit) {
        return unit > 0
                && text.kind(unit - 1) == UnitKind.DIGIT
                && text.separators(unit) == 0
                && (unit == 1 || text.kind(unit - 2) != UnitKind.LATIN);
    }

    /** Counts what was replaced; false where some step stands for nothing of the name. */
    private boolean replaced(FoldedText form, Alignment path) {
        replaced.clear();
        for (int step = 0; step < path.size(); step++) {
            int meant = form.key(path.form(step));
            int detail = path.detail(step);
            switch (path.how(step)) {
                case EXACT -> {
                    if (text.base(path.from(step)) != form.base(path.form(step))) {
                        return false;
                    }
                    replaced.literal++;
                }
                case SOUND_ALIKE -> {
                    boolean digit = text.kind(path.from(step)) == UnitKind.DIGIT;
                    replaced.numeral += digit ? 1 : 0;
                    if (detail == meant) {
                        replaced.literal += digit ? 0 : 1;
                        replaced.toned += digit ? 1 : 0;
                    } else if (!replaced.sounds(Sounds.TABLE.distance(detail, meant))) {
                        return false;
                    }
                }
                case SPLIT_CHARACTER -> {
                    replaced.split++;
                    if (detail != meant && !replaced.sounds(Sounds.TABLE.distance(detail, meant))) {
                        return false;
                    }
                }
                case PINYIN -> {
                    int far = Sounds.TABLE.spelledDistance(detail, meant);
                    if (far > 2 || measured(path.from(step))) {
                        return false;
                    }
                    replaced.pinyin++;
                    replaced.near += far > 0 ? 1 : 0;
                }
                case LOOK_ALIKE_CHARACTER -> {
                    replaced.look++;
                    replaced.likeness = Math.min(replaced.likeness, detail & 15);
                }
                case EMOJI -> {
                    if (detail != 0 && Sounds.TABLE.distance(detail, meant) > 1) {
                        return false;
                    }
                    replaced.emoji++;
                }
                case JOINED_CHARACTER -> replaced.joined++;
                case REORDERED -> {
                    // a step of its own for each character in between
                    boolean interleaved = detail == Alignment.INTERLEAVED;
                    replaced.reordered += interleaved ? 0 : 1;
                    replaced.interleaved += interleaved ? 1 : 0;
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
