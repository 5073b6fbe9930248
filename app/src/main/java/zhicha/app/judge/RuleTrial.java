package zhicha.app.judge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.match.ListingMatcher;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.Right;

/** Holds the matcher to the examples that stand beside the rules. */
public final class RuleTrial {
    private final ListingMatcher matcher;

    public RuleTrial(ListingMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Runs one example.
     *
     * @param rights the rights of the example's own pack; those it does not mention must come out clear
     * @return a sentence for every expectation that was not met; empty where all were
     */
    public List<String> run(RuleTest test, List<Right> rights) {
        List<Hit> hits = matcher.match(test.listing(), pictures(test.file()));
        List<String> unmet = new ArrayList<>();
        for (RuleTest.Expectation expectation : test.expected()) {
            Optional<Hit> hit = hits.stream()
                    .filter(one -> one.right().equals(expectation.right()))
                    .findFirst();
            Verdict got = hit.map(Hit::verdict).orElse(Verdict.CLEAR);
            if (got != expectation.verdict()) {
                unmet.add(otherwise(
                        expectation.right(),
                        expectation.verdict(),
                        got,
                        hit.map(RuleTrial::because).orElse("")));
            }
            List<String> fired = hit.map(RuleTrial::rules).orElse(List.of());
            expectation.rules().stream()
                    .filter(rule -> !fired.contains(rule))
                    .forEach(rule -> unmet.add("%s：规则未触发 / rule did not fire: %s; 已触发 / fired: %s"
                            .formatted(expectation.right(), rule, fired)));
        }
        for (Hit hit : hits) {
            boolean mentioned =
                    test.expected().stream().anyMatch(one -> one.right().equals(hit.right()));
            boolean own = rights.stream().anyMatch(right -> right.id().equals(hit.right()));
            if (own && !mentioned) {
                unmet.add(otherwise(hit.right(), Verdict.CLEAR, hit.verdict(), because(hit)));
            }
        }
        return unmet;
    }

    private static String otherwise(String right, Verdict expected, Verdict got, String because) {
        return "%s：应为 %s，得 %s / expected %2$s, got %3$s%4$s"
                .formatted(right, expected.written(), got.written(), because);
    }

    private static String because(Hit hit) {
        return "（" + hit.explanation().zh() + " / " + hit.explanation().en() + "）";
    }

    private static List<String> rules(Hit hit) {
        return hit.rules().stream().map(Hit.FiredRule::id).collect(Collectors.toList());
    }

    private static ListingPictures pictures(Path testFile) {
        Path folder = testFile.toAbsolutePath().getParent();
        try {
            return folder == null ? ListingPictures.NONE : new FolderPictures(folder);
        } catch (IOException e) {
            return ListingPictures.NONE;
        }
    }
}
