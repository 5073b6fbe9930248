package zhicha.matcher.text.fold;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import zhicha.matcher.hit.EvasionWords;
import zhicha.rules.rule.Wording;

/**
 * How a name was written otherwise than plainly. Of several disguises at once the last in this order is named: first those of
 * the typeface, then those of the letters, then those that put other characters in place of the name's.
 */
public enum Disguise {
    /** Written plainly. */
    EXACT(0.3),
    /** Capitals and small letters in an odd mixture. */
    CASE(0.45),
    /** Letters as wide as a Chinese character. */
    FULL_WIDTH(0.6),
    /** Traditional or variant characters. */
    TRADITIONAL(0.65),
    /** Circled, mathematical, small-capital and other letters made for other ends. */
    COMPATIBILITY(0.8),
    /** Symbols, spaces, emoji or digits between the characters. */
    INSERTED_SYMBOL(0.85),
    /** Invisible characters between the characters. */
    ZERO_WIDTH(0.9),
    /** Digits and signs in place of letters. */
    LEET(0.9),
    /** Letters that look alike, mostly of other scripts. */
    CONFUSABLE(0.95),
    /** A letter doubled, dropped, swapped or replaced in a longer Latin name. */
    MISSPELLED(0.6),
    /** Characters in another order in which the name still reads (克耐). */
    REORDERED(0.7),
    /** First letters of the syllables only (wly for 五粮液). */
    INITIALS(0.6),
    /** Other characters of nearly the same sound: n/l, zh/z, in/ing, h/f; at least one syllable differs. */
    NEAR_SOUND(0.75),
    /** Other characters of the same sound, whatever the tone. */
    SOUND_ALIKE(0.85),
    /** Spelled in pinyin, wholly or beside characters (li宁). */
    PINYIN(0.85),
    /** Two characters written as one. */
    JOINED_CHARACTER(0.9),
    /** Other characters of nearly the same shape (洽 and 治). */
    LOOK_ALIKE_CHARACTER(0.85),
    /** A character written as its parts (木木 for 林). */
    SPLIT_CHARACTER(0.95),
    /** An emoji in place of a character or a syllable. */
    EMOJI(0.95),
    /** One part at the end of a field, the rest at the start of the next. */
    ACROSS_FIELDS(0.85);

    private static final Disguise[] ALL = values();
    private static final Map<String, Disguise> BY_WRITTEN =
            Arrays.stream(ALL).collect(Collectors.toUnmodifiableMap(Disguise::written, disguise -> disguise));

    private final double weight;
    private final String written;

    Disguise(double weight) {
        this.weight = weight;
        written = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in hits and rules, for instance {@code inserted-symbol}. */
    public String written() {
        return written;
    }

    /** What it is called; the English continues "written …". */
    public Wording wording() {
        return EvasionWords.of(written());
    }

    /** How much such a spelling says by itself, between 0 and 1. */
    public double weight() {
        return weight;
    }

    /** Empty where another program named a disguise that is not known here. */
    public static Optional<Disguise> of(String written) {
        return Optional.ofNullable(BY_WRITTEN.get(written));
    }

    /** Whether other characters or letters stand in place of the name's own, so that the meeting may be chance. */
    public boolean substitutes() {
        return compareTo(MISSPELLED) >= 0;
    }

    public int bit() {
        return 1 << ordinal();
    }

    /** Whether a set of disguises, as in {@link FoldedText#disguises}, contains this one. */
    public boolean in(int set) {
        return (set & bit()) != 0;
    }

    /** The set with this one added. */
    public int joined(int set) {
        return set | bit();
    }

    /** The set with this one taken away. */
    public int removed(int set) {
        return set & ~bit();
    }

    /** The strongest of a set; {@link #EXACT} of the empty one. */
    public static Disguise strongest(int set) {
        int others = set & ~EXACT.bit();
        return others == 0 ? EXACT : ALL[31 - Integer.numberOfLeadingZeros(others)];
    }
}
