package zhicha.rules.pack;

import java.nio.file.Path;
import zhicha.rules.rule.Wording;

/**
 * One thing wrong in a file that a person wrote.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where the line as a whole is meant
 * @param message what is wrong, with the value
 * @param cure what to write instead
 */
public record RuleProblem(Severity severity, Path file, int line, int column, Wording message, Wording cure) {
    public enum Severity {
        /** The part cannot be used. */
        ERROR,
        /** It can be used, but probably not as meant. */
        WARNING
    }

    /** {@code file:line:column}, as far as they are known. */
    public String place() {
        return line == 0 ? file.toString() : file + ":" + line + (column == 0 ? "" : ":" + column);
    }

    /** What is wrong and what to do, in both languages. */
    public Wording said() {
        return Wording.of("%s -> %s", "%s -> %s", message, cure);
    }

    /** One line as compilers write it: place, {@code error} or {@code warning}, then Chinese and English. */
    @Override
    public String toString() {
        return place() + ": " + (severity == Severity.ERROR ? "error: " : "warning: ") + said().both();
    }
}
