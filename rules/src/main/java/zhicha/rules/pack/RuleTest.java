package zhicha.rules.pack;

import java.nio.file.Path;
import java.util.List;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/**
 * An example in a pack's {@code tests.yaml}: a listing and what must come of it. Rights of the same pack that are not
 * expected must come out clear; the standard rules and the pack's own are in force.
 *
 * @param pack id of the pack it stands in
 * @param name what the example shows
 * @param file the file it stands in; the listing's images are relative to this file's folder
 * @param line line of that file, from 1
 */
public record RuleTest(String pack, String name, Path file, int line, Listing listing, List<Expectation> expected) {
    public RuleTest {
        expected = List.copyOf(expected);
    }

    /**
     * @param rules ids of rules that must have fired; others may have fired too
     */
    public record Expectation(String right, Verdict verdict, List<String> rules) {
        public Expectation {
            rules = List.copyOf(rules);
        }
    }
}
