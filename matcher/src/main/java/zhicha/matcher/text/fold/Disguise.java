package zhicha.matcher.text.fold;

import java.util.Locale;
import java.util.Optional;

/**
 * How a name was written otherwise than plainly. The order is from what says least about intent to what says most; of
 * several disguises at once the last is named.
 */
public enum Disguise {
    /** Written plainly. */
    EXACT("原样", "plainly", 0.3),
    /** Capitals and small letters in an odd mixture. */
    CASE("大小写混写", "in oddly mixed capitals", 0.45),
    /** Letters as wide as a Chinese character. */
    FULL_WIDTH("全角字母", "in full-width letters", 0.6),
    /** Traditional or variant characters. */
    TRADITIONAL("繁体或异体字", "in traditional or variant characters", 0.65),
    /** Circled, mathematical, small-capital and other letters made for other ends. */
    COMPATIBILITY("特殊字形", "in specially shaped letters", 0.8),
    /** Symbols, spaces, emoji or digits between the characters. */
    INSERTED_SYMBOL("插入符号", "with inserted symbols", 0.85),
    /** Invisible characters between the characters. */
    ZERO_WIDTH("插入不可见字符", "with invisible characters inside", 0.9),
    /** Digits and signs in place of letters. */
    LEET("数字或符号代替字母", "with digits or signs for letters", 0.9),
    /** Letters that look alike, mostly of other scripts. */
    CONFUSABLE("形近字符替换", "with look-alike letters", 0.95);

    private final String chinese;
    private final String english;
    private final double weight;

    Disguise(String chinese, String english, double weight) {
        this.chinese = chinese;
        this.english = english;
        this.weight = weight;
    }

    /** As in hits and rules, for instance {@code inserted-symbol}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For instance 插入符号. */
    public String chinese() {
        return chinese;
    }

    /** Continues "written …". */
    public String english() {
        return english;
    }

    /** How much such a spelling says by itself, between 0 and 1. */
    public double weight() {
        return weight;
    }

    /** Empty where another program named a disguise that is not known here. */
    public static Optional<Disguise> of(String written) {
        for (Disguise disguise : values()) {
            if (disguise.written().equals(written)) {
                return Optional.of(disguise);
            }
        }
        return Optional.empty();
    }

    int bit() {
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
        return others == 0 ? EXACT : values()[31 - Integer.numberOfLeadingZeros(others)];
    }
}
