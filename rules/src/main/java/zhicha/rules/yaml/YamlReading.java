package zhicha.rules.yaml;

import java.util.List;
import java.util.Optional;
import zhicha.rules.pack.RuleProblem;

/**
 * What came of reading a file.
 *
 * @param root empty where the file could not be read at all; then there is at least one problem
 * @param problems in the order of the file
 */
public record YamlReading(Optional<YamlNode> root, List<RuleProblem> problems) {
    public YamlReading {
        problems = List.copyOf(problems);
    }

    static YamlReading failed(RuleProblem problem) {
        return new YamlReading(Optional.empty(), List.of(problem));
    }
}
