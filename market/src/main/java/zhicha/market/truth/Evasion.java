package zhicha.market.truth;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a name was disguised. */
public enum Evasion {
    INSERTED_SYMBOL("inserted-symbol"),
    ZERO_WIDTH("zero-width"),
    FULL_WIDTH("full-width"),
    CASE("case"),
    TRADITIONAL("traditional"),
    LATIN_LOOK_ALIKE("latin-look-alike"),
    /** Other characters of the same sound. */
    SOUND_ALIKE("sound-alike"),
    /** One character written as its two halves. */
    SPLIT_CHARACTER("split-character");

    private final String written;

    Evasion(String written) {
        this.written = written;
    }

    public String written() {
        return written;
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
