package zhicha.matcher.image.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Of which listings the pictures are read. */
public enum Extent {
    OFF,
    /** Those of which a name, a logo or a copy was seen. */
    CONCERNED,
    ALL;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the known extents, if it is none of them */
    public static Extent parse(String written) {
        return Arrays.stream(values())
                .filter(extent -> extent.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + written + "\" is none of "
                        + Arrays.stream(values()).map(Extent::written).collect(Collectors.joining(", "))));
    }
}
