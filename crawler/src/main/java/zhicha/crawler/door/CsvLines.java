package zhicha.crawler.door;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * The rows of a CSV text, of which one may go over several lines where it is quoted. A quote that does not close within
 * bounds is a mistake of its own line: the lines behind it are rows again. Not thread-safe.
 */
final class CsvLines {
    private static final int LONGEST_ROW = 12 << 20;
    private static final int MOST_LINES = 500;

    private final Reader in;
    private final char separator;
    private final StringBuilder ahead = new StringBuilder();
    private int from;
    private long number = 1;
    private boolean ended;

    CsvLines(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /**
     * @param number of its first line
     * @param broken why it cannot be read, or null
     */
    record Logical(long number, String text, @Nullable Wording broken) {}

    @Nullable
    Logical next() throws IOException {
        int at = 0;
        int lines = 0;
        int firstLine = -1;
        boolean quoted = false;
        boolean fieldStart = true;
        while (true) {
            if (from + at == ahead.length() && !fill()) {
                if (at == 0) {
                    return null;
                }
                return quoted && firstLine >= 0 ? unclosed(firstLine) : row(at, at, lines + 1, null);
            }
            char c = ahead.charAt(from + at);
            boolean lineEnd = c == '\n';
            if (lineEnd) {
                firstLine = firstLine < 0 ? at : firstLine;
                lines++;
            }
            if (quoted && (lines > MOST_LINES || at > LONGEST_ROW)) {
                return firstLine < 0 ? tooLong(at) : unclosed(firstLine);
            }
            if (lineEnd && !quoted) {
                return row(at, at + 1, lines, null);
            }
            if (at > LONGEST_ROW) {
                return tooLong(at);
            }
            if (c == '"') {
                // a quote inside a field that did not begin with one is a plain character
                boolean closes = quoted;
                quoted = !closes && (fieldStart || at > 0 && ahead.charAt(from + at - 1) == '"');
                if (closes && firstLine >= 0 && !mayEndText(at + 1)) {
                    // it opens a text of its own: the one before was never closed
                    return unclosed(firstLine);
                }
                fieldStart = false;
            } else if (!quoted) {
                fieldStart = c == separator || fieldStart && c == ' ';
            }
            at++;
        }
    }

    private boolean mayEndText(int next) throws IOException {
        if (from + next == ahead.length() && !fill()) {
            return true;
        }
        char c = ahead.charAt(from + next);
        return c == separator || c == '"' || Character.isWhitespace(c);
    }

    private Logical unclosed(int firstLine) {
        return row(
                firstLine,
                firstLine + 1,
                1,
                new Wording("引号没有闭合，已跳过该行", "a quote is opened and not closed; the line was skipped"));
    }

    /** A row beyond all bounds is passed over up to the end of its line, without being kept. */
    private Logical tooLong(int read) throws IOException {
        long start = number;
        from += read;
        while (true) {
            int end = ahead.indexOf("\n", from);
            if (end >= 0) {
                from = end + 1;
                break;
            }
            from = ahead.length();
            if (!fill()) {
                break;
            }
        }
        number = start + 1;
        return new Logical(
                start, "", Wording.of("超过 %d 个字符，已跳过", "longer than %d characters; it was skipped", LONGEST_ROW));
    }

    private Logical row(int end, int next, int lines, @Nullable Wording broken) {
        int to = end > 0 && ahead.charAt(from + end - 1) == '\r' ? end - 1 : end;
        Logical row = new Logical(number, ahead.substring(from, from + to), broken);
        from += next;
        number += lines;
        return row;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        ahead.delete(0, from);
        from = 0;
        char[] buffer = new char[1 << 16];
        int n = in.read(buffer);
        ended = n < 0;
        if (!ended) {
            ahead.append(buffer, 0, n);
        }
        return !ended;
    }
}
