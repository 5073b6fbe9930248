package zhicha.rules.yaml;

import java.nio.file.Path;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.RuleProblem.Severity;
import zhicha.rules.rule.Wording;

/**
 * Where something stands.
 *
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1, in characters; 0 where the line as a whole is meant
 */
public record Place(Path file, int line, int column) {
    public static Place whole(Path file) {
        return new Place(file, 0, 0);
    }

    public RuleProblem error(Wording message, Wording cure) {
        return new RuleProblem(Severity.ERROR, file, line, column, message, cure);
    }

    public RuleProblem warning(Wording message, Wording cure) {
        return new RuleProblem(Severity.WARNING, file, line, column, message, cure);
    }
}
