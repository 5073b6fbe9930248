package zhicha.rules.rule;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the matcher can observe about a listing and a right, as written in rules and hits. */
public enum Signal {
    /** A text form of the right stands in a field, plainly or in disguise. Word {@code evasion}, {@code field}. */
    MARK_TEXT("mark-text"),
    /** A term of a word list (高仿, 复刻 ...) stands in a field. Words {@code list}, {@code field}. */
    CODE_WORD("code-word"),
    /** A shop's name claims to be official for the right's name. Word {@code claim}. */
    SHOP_NAME("shop-name"),
    /** A protected text was copied. Measure {@code overlap}, 0 to 1. */
    COPIED_TEXT("copied-text"),
    /** The price is far below the official range. Measure {@code ratio}: price over lowest official price. */
    PRICE_BELOW("price-below"),
    /** A picture of the listing is a copy of a protected picture. Measure {@code distance}, bits; word {@code transform}. */
    COPIED_PICTURE("copied-picture"),
    /** A protected logo stands in a picture. Measure {@code inliers}. */
    LOGO("logo"),
    /** A name or a term of a word list was read in a picture. Words {@code use} (mark, code-word), {@code form}, {@code list}; measure {@code confidence}, 0 to 1. */
    PICTURE_TEXT("picture-text"),
    /** The listing matches a rule's boolean query. Words {@code rule}, {@code query}, {@code field}. */
    QUERY("query");

    private final String written;

    Signal(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }

    /** @throws IllegalArgumentException with the known signals, if there is no such signal */
    public static Signal parse(String written) {
        for (Signal signal : values()) {
            if (signal.written.equals(written)) {
                return signal;
            }
        }
        throw new IllegalArgumentException("no signal \"" + written + "\"; there are "
                + Arrays.stream(values()).map(Signal::written).collect(Collectors.joining(", ")));
    }
}
