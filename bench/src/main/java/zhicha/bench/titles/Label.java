package zhicha.bench.titles;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.TextField;

/**
 * What is known of one title and one right.
 *
 * @param listing the listing's id
 * @param right the right's id, or {@link #ANY} where the title must not be taken for anybody's
 * @param kind the disguise, or the kind of innocent title
 * @param part where the title comes from: {@code generated}, {@code written}, {@code held-out} or what a labels file says
 * @param span where the name stands, if that is graded
 * @param evasions names of the evasion that would be right; empty where that is not graded
 */
public record Label(
        String listing,
        String right,
        Expect expect,
        String kind,
        String part,
        @Nullable Span span,
        Set<String> evasions) {
    /** Stands for every right of the watchlist. */
    public static final String ANY = "*";

    /** @param start UTF-16 code units of the original field; {@code end} is one past the last */
    public record Span(TextField field, int start, int end) {}

    public Label {
        evasions = Set.copyOf(evasions);
    }
}
