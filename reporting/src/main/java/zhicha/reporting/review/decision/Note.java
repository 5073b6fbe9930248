package zhicha.reporting.review.decision;

import java.time.Instant;
import java.util.regex.Pattern;

/** A remark on a flag that is not a decision. Only ever added. */
public record Note(String id, String flag, String analyst, Instant at, String text) {
    /** Longest text, in UTF-16 code units. */
    public static final int LONGEST = 4000;

    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\n\t]]");

    public Note {
        text = plain(text).strip();
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("备注须为1至" + LONGEST + "字 (a note has 1 to " + LONGEST
                    + " characters, this has " + text.length() + ")");
        }
    }

    /** A text as it is kept: without control characters but line breaks and tabs, and without broken characters. */
    public static String plain(String text) {
        return UNWANTED.matcher(text).replaceAll("");
    }
}
