package zhicha.bench.titles;

import java.util.Locale;

/** What a labelled title should come to for one right. */
public enum Expect {
    /** It must be put before an analyst. */
    FLAG,
    /** It may be seen, but must not be flagged. */
    WATCH,
    /** Nothing may be found. */
    CLEAR;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the three that there are */
    public static Expect parse(String written) {
        for (Expect expect : values()) {
            if (expect.written().equals(written)) {
                return expect;
            }
        }
        throw new IllegalArgumentException("\"expect\" is \"" + written + "\"; write flag, watch or clear");
    }
}
