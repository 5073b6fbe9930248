package zhicha.rules.rule;

import java.util.Locale;

/** What becomes of a listing in view of one right. The order is from least to most. */
public enum Verdict {
    /** Nothing to see. */
    CLEAR,
    /** Seen, but open or defended use: kept, not queued. */
    WATCH,
    /** Put before an analyst. */
    FLAG;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
