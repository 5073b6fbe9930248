package zhicha.rules.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.rules.load.part.Placed;
import zhicha.rules.load.part.TestReader.ReadTest;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.Rule;
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Place;

/**
 * All that is sound in one pack's folder, not yet compared with other packs.
 *
 * @param lists names of word lists that the rules ask for, with the place of the question
 * @param problems what is wrong in this folder
 */
record PackContent(
        Path folder,
        Placed<String> id,
        @Nullable Sector sector,
        String version,
        List<Placed<Right>> rights,
        List<Placed<Rule>> rules,
        List<WordList> wordLists,
        Map<String, Place> lists,
        List<ReadTest> tests,
        List<RuleProblem> problems) {
    PackContent {
        rights = List.copyOf(rights);
        rules = List.copyOf(rules);
        wordLists = List.copyOf(wordLists);
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    boolean standard() {
        return id.value().equals(StandardPack.ID);
    }
}
