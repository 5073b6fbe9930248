package zhicha.rules.load;

import java.util.List;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.pack.Rulebook;

/**
 * What came of reading packs.
 *
 * @param rulebook all that is sound; the standard pack first
 * @param tests all examples of all packs, in the order of their files
 * @param problems by file, line and column
 */
public record PackReading(Rulebook rulebook, List<RuleTest> tests, List<RuleProblem> problems) {
    public PackReading {
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    public List<RuleProblem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                .toList();
    }

    public List<RuleProblem> warnings() {
        return problems.stream()
                .filter(problem -> problem.severity() == RuleProblem.Severity.WARNING)
                .toList();
    }
}
