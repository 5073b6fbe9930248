package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;

/**
 * How likely units of a text stand for a name only by chance: the more of the name is replaced, and the better ordinary words explain
 * what stands there ({@link Lexicon#surprise}, in bits), the likelier. Bounds are in bits and were set on ordinary shop titles (see the
 * quality bench): two characters of the same sound meet by chance in three of ten titles, three hardly ever.
 */
public final class Chance {
    /** Whether a meeting is believed. */
    enum Verdict {
        BELIEVED,
        /** But where goods of other classes are offered: two other characters of three are another's name at times (卡溪鸥). */
        PLAUSIBLE,
        /** With goods of the right's kind: two characters of the same sound are another shop's honest name as often. */
        LIKELY,
        /** Only with further evidence of the right, such as its goods. */
        DOUBTFUL,
        /** Only joined to its goods: a word that sounds like the name (大江无人机). */
        UNLIKELY,
        CHANCE;

        Doubt doubt() {
            return switch (this) {
                case BELIEVED -> Doubt.NONE;
                case PLAUSIBLE -> Doubt.OTHER_KIND;
                case LIKELY -> Doubt.KIND;
                case UNLIKELY -> Doubt.BESIDE;
                default -> Doubt.GOODS;
            };
        }
    }

    /** Fewest bits of two characters of which one sounds nearly as the name's, and of two of which one looks so. */
    public static final double FEWEST_NEAR = 20;

    static final double FEWEST_ALIKE = 18;
    /** From here on characters that look but somewhat alike count too. */
    private static final double SURPRISING = 22;
    /** Words up to this often in the corpus may be a name's disguise beside its goods (平锅 beside 手机). */
    private static final int RARE_WORD = 30;
    /** From here on a word is read as itself even there. */
    private static final int COMMON_WORD = 2_500;

    private final Neighbours neighbours;
    private final Spread spread;
    private final PinyinChance pinyin;
    private FoldedText text = FoldedText.of("");

    /** @param neighbours of the text that is read */
    Chance(Neighbours neighbours) {
        this.neighbours = neighbours;
        spread = new Spread(neighbours);
        pinyin = new PinyinChance(neighbours, spread);
    }

    void text(FoldedText next) {
        text = next;
        spread.text(next);
        pinyin.text(next);
    }

    Verdict of(Term name, Alignment path, Replaced replaced) {
        int first = path.first();
        int last = path.last();
        int length = name.length();
        Verdict verdict;
        if (replaced.emoji > 0) {
            verdict = emoji(path, length);
        } else if (replaced.pinyin > 0) {
            verdict = replaced.literal + replaced.toned + replaced.toneless + replaced.split == 0
                    ? pinyin.spelled(path, length, replaced)
                    : pinyin.mixed(path, length, replaced);
        } else {
            double bits = neighbours.surprise(first, last);
            if (!neighbours.surprising(first, last)) {
                return Verdict.CHANCE;
            }
            if (replaced.numeral > 0) {
                return numeral(path, length, replaced);
            }
            boolean explained = neighbours.explained(path, name.folded());
            if (length == 2 && spread.interrupted(path)) {
                return Verdict.CHANCE;
            }
            if (length == 2 && explained && everydayPlace(first, last)) {
                boolean sounds = replaced.near + replaced.look + replaced.reordered + replaced.joined == 0;
                return sounds
                                && replaced.onlyCharacters()
                                && replaced.interleaved == 0
                                && neighbours.frequency(first, last) < COMMON_WORD
                        ? Verdict.UNLIKELY
                        : Verdict.CHANCE;
            }
            verdict = characters(first, last, length, replaced, bits, path);
            if (verdict == Verdict.CHANCE) {
                return verdict;
            }
            boolean certain = (!explained || length > 3)
                    && !spread.interrupted(path)
                    && (neighbours.clean(first, last) || replaced.interleaved > 0);
            boolean parted = length == 2 && replaced.split == 0 && spread.parted(path);
            if (verdict.compareTo(Verdict.LIKELY) <= 0 && (!certain || parted)) {
                return Verdict.DOUBTFUL;
            }
        }
        // a name that is an everyday word has more that sounds or looks like it by chance; two other characters may
        // well be
        // another's honest name (芳泰)
        if (verdict != Verdict.BELIEVED || length > 2 || !replaced.onlyCharacters()) {
            return verdict;
        }
        boolean honest = replaced.toned + replaced.toneless + replaced.near == 2;
        return honest || Lexicon.shared().everyday(name.written()) ? Verdict.DOUBTFUL : Verdict.LIKELY;
    }

    private Verdict characters(int first, int last, int length, Replaced replaced, double bits, Alignment path) {
        if (replaced.split > 0) {
            boolean more = replaced.toned + replaced.toneless + replaced.near > 0;
            if (spread.partsAreWord(path)) {
                return length == 2 && more ? Verdict.CHANCE : Verdict.DOUBTFUL;
            }
            return spread.bare(path)
                    ? replaced.near > 0 ? Verdict.DOUBTFUL : Verdict.BELIEVED
                    : bits >= 26 && !more || length > 2 && bits >= 22 ? Verdict.BELIEVED : Verdict.DOUBTFUL;
        }
        if (replaced.look > 0) {
            return look(length, replaced, bits);
        }
        if (replaced.joined > 0) {
            return length > 2 && bits >= 28 ? Verdict.BELIEVED : Verdict.DOUBTFUL;
        }
        if (replaced.interleaved > 0) {
            boolean filled = spread.filled(path);
            if (length == 2) {
                return filled ? Verdict.LIKELY : Verdict.CHANCE;
            }
            boolean everywhere = path.size() * 2 - 1 == last - first + 1;
            return filled || everywhere && spread.alone(first, last)
                    ? Verdict.BELIEVED
                    : everywhere ? Verdict.DOUBTFUL : Verdict.CHANCE;
        }
        if (replaced.reordered > 0) {
            return length == 2
                    ? bits >= 30 && spread.alone(first, last) ? Verdict.BELIEVED : Verdict.DOUBTFUL
                    : bits >= 24 ? Verdict.BELIEVED : Verdict.DOUBTFUL;
        }
        return sounds(first, last, length, replaced, bits);
    }

    private Verdict sounds(int first, int last, int length, Replaced replaced, double bits) {
        if (length == 2) {
            if (replaced.near > 0) {
                return replaced.near == 1 && bits >= FEWEST_NEAR ? Verdict.DOUBTFUL : Verdict.CHANCE;
            }
            double least = (replaced.toneless == 0 ? 21 : 27) + (neighbours.gapBefore(first) ? 0 : 5);
            return bits >= least ? Verdict.BELIEVED : Verdict.DOUBTFUL;
        }
        int most = length == 3 ? 1 : length / 2;
        double least = (length == 3 ? 31 : 28) + 3 * replaced.near;
        boolean other = length == 3 && replaced.toned + replaced.toneless + replaced.near > 1;
        return replaced.near <= most && bits >= least
                ? other ? Verdict.PLAUSIBLE : Verdict.BELIEVED
                : replaced.near <= most && bits >= least - 8 ? Verdict.LIKELY : Verdict.DOUBTFUL;
    }

    private static Verdict look(int length, Replaced replaced, double bits) {
        if (length == 2) {
            return bits < FEWEST_ALIKE || replaced.likeness < (bits < SURPRISING ? 5 : 3)
                    ? Verdict.CHANCE
                    : replaced.likeness >= 5 && bits >= 27 ? Verdict.BELIEVED : Verdict.DOUBTFUL;
        }
        int least = length > 3 ? 2 : replaced.look > 1 ? 4 : 3;
        return bits >= 24 && replaced.likeness >= least ? Verdict.BELIEVED : Verdict.DOUBTFUL;
    }

    /** A digit read as a character of the name: 5粮液, 7匹狼. */
    private Verdict numeral(Alignment path, int length, Replaced replaced) {
        boolean others = replaced.literal == length - replaced.numeral;
        for (int step = 0; step < path.size(); step++) {
            int unit = path.from(step);
            boolean beside = unit > 0 && text.kind(unit - 1) == UnitKind.LATIN && text.separators(unit) == 0;
            if (text.kind(unit) == UnitKind.DIGIT && beside) {
                return Verdict.CHANCE;
            }
        }
        if (!others || replaced.toneless > 0) {
            return length > 2 && others ? Verdict.DOUBTFUL : Verdict.CHANCE;
        }
        return spread.adjoined(path) ? length > 2 ? Verdict.BELIEVED : Verdict.LIKELY : Verdict.DOUBTFUL;
    }

    private boolean everydayPlace(int first, int last) {
        return neighbours.frequency(first, last) > RARE_WORD;
    }

    private Verdict emoji(Alignment path, int length) {
        for (int step = 0; step < path.size(); step++) {
            int unit = path.from(step);
            if (text.kind(unit) == UnitKind.HAN) {
                double own = neighbours.surprise(unit, path.to(step) - 1);
                boolean whole = length > 2 ? spread.adjoined(path) : own >= 10 && spread.adjoined(path);
                return length == 2 && own < 7 ? Verdict.CHANCE : whole ? Verdict.BELIEVED : Verdict.DOUBTFUL;
            }
        }
        return Verdict.DOUBTFUL;
    }
}
