package zhicha.reporting.law;

import java.util.List;
import zhicha.rules.watch.RightKind;

/** Keys of legal bases, as rules name them, and what follows from the kind of right where a rule names none. */
public final class Basis {
    public static final String TRADEMARK = "trademark-infringement";
    public static final String COPYRIGHT = "copyright-infringement";
    public static final String PACKAGING = "unfair-competition-packaging";
    public static final String PATENT = "patent-passing-off";
    public static final String GEOGRAPHICAL_INDICATION = "gi";
    public static final String PLATFORM = "platform";
    public static final String LIMITATION = "limitation";

    private Basis() {}

    public static String of(RightKind kind) {
        return switch (kind) {
            case TRADEMARK -> TRADEMARK;
            case WORK -> COPYRIGHT;
            case PACKAGING -> PACKAGING;
            case PATENT -> PATENT;
            case GEOGRAPHICAL_INDICATION -> GEOGRAPHICAL_INDICATION;
        };
    }

    /** Articles of the Criminal Law that acts against this kind of right may fall under. */
    public static List<String> offences(RightKind kind) {
        return switch (kind) {
            case TRADEMARK -> List.of("第二百一十三条", "第二百一十四条");
            case WORK -> List.of("第二百一十七条", "第二百一十八条");
            case PATENT -> List.of("第二百一十六条");
            case PACKAGING, GEOGRAPHICAL_INDICATION -> List.of();
        };
    }
}
