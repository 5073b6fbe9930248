package zhicha.rules.pack;

import java.nio.file.Path;

/**
 * One thing wrong in a file that a person wrote.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where the line as a whole is meant
 * @param message what is wrong, with the value
 * @param cure what to write instead
 */
public record RuleProblem(Severity severity, Path file, int line, int column, String message, String cure) {
    public enum Severity {
        /** The part cannot be used. */
        ERROR,
        /** It can be used, but probably not as meant. */
        WARNING
    }

    @Override
    public String toString() {
        String place = line == 0 ? file.toString() : file + ":" + line + (column == 0 ? "" : ":" + column);
        return place + ": " + (severity == Severity.ERROR ? "error: " : "warning: ") + message + " -> " + cure;
    }
}
