package zhicha.app.settings;

import java.util.List;
import zhicha.rules.pack.RuleProblem;

/**
 * What came of reading the settings. Where there is an error the defaults stand in for what could not be used, so that
 * {@code config show} can still tell the rest; a service must not start on them.
 */
public record SettingsReading(Settings settings, List<RuleProblem> problems) {
    public SettingsReading {
        problems = List.copyOf(problems);
    }

    public boolean sound() {
        return problems.stream().noneMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
    }
}
