package zhicha.market.truth;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a name was disguised. */
public enum Evasion {
    INSERTED_SYMBOL("inserted-symbol", false),
    ZERO_WIDTH("zero-width", false),
    FULL_WIDTH("full-width", false),
    CASE("case", false),
    TRADITIONAL("traditional", false),
    LATIN_LOOK_ALIKE("latin-look-alike", false),
    /** Other characters of the same sound; no promise to see them yet. */
    SOUND_ALIKE("sound-alike", true),
    /** One character written as its two halves; no promise to see them yet. */
    SPLIT_CHARACTER("split-character", true);

    private final String written;
    private final boolean later;

    Evasion(String written, boolean later) {
        this.written = written;
        this.later = later;
    }

    public String written() {
        return written;
    }

    /** Whether seeing it is left to a later issue. */
    public boolean later() {
        return later;
    }

    /** @throws IllegalArgumentException with the known disguises, if there is no such disguise */
    public static Evasion parse(String written) {
        for (Evasion evasion : values()) {
            if (evasion.written.equals(written)) {
                return evasion;
            }
        }
        throw new IllegalArgumentException("no disguise \"" + written + "\"; there are "
                + Arrays.stream(values()).map(Evasion::written).collect(Collectors.joining(", ")));
    }
}
