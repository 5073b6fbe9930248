package zhicha.rules.load.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.RuleTest;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.json.ListingJson;
import zhicha.rules.subject.json.ListingProblem;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlScalar;
import zhicha.rules.yaml.YamlSchema;

/** Reads a pack's {@code tests.yaml}. */
public final class TestReader {
    private static final YamlSchema SCHEMA =
            YamlSchema.resource(TestReader.class, "/zhicha/rules/schema/tests.schema.json");

    private final Consumer<RuleProblem> problems;

    public TestReader(Consumer<RuleProblem> problems) {
        this.problems = problems;
    }

    /** The sound tests; what is wrong with the others has been said. */
    public List<ReadTest> read(Path file, String pack) {
        YamlReading reading = YamlFile.read(file);
        reading.problems().forEach(problems);
        if (reading.root().isEmpty()) {
            return List.of();
        }
        YamlNode root = reading.root().get();
        var findings = SCHEMA.findings(root);
        findings.forEach(finding -> problems.accept(finding.problem()));
        List<ReadTest> tests = new ArrayList<>();
        if (root instanceof YamlMap map) {
            List<YamlNode> items = map.items("tests");
            Set<Object> broken = YamlSchema.Finding.itemsOf("tests", findings);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof YamlMap test && !broken.contains(i)) {
                    read(test, file, pack, i + 1, tests);
                }
            }
        }
        return tests;
    }

    /** A test and the places of the rights and rules it names. */
    public record ReadTest(RuleTest test, List<YamlScalar> rights, List<YamlScalar> rules) {}

    private void read(YamlMap test, Path file, String pack, int number, List<ReadTest> tests) {
        YamlMap listing = test.map("listing").orElseThrow();
        ObjectNode json = (ObjectNode) listing.json();
        if (!json.hasNonNull("id")) {
            json.put("id", pack + "-test-" + number);
        }
        List<YamlScalar> rights = new ArrayList<>();
        List<YamlScalar> rules = new ArrayList<>();
        List<RuleTest.Expectation> expected = new ArrayList<>();
        for (YamlNode node : test.items("expect")) {
            if (node instanceof YamlMap expectation) {
                expectation.items("right").forEach(right -> rights.add((YamlScalar) right));
                expectation.items("rules").forEach(rule -> rules.add((YamlScalar) rule));
                expected.add(new RuleTest.Expectation(
                        expectation.text("right").orElseThrow(),
                        Verdict.valueOf(
                                expectation.text("verdict").orElseThrow().toUpperCase(Locale.ROOT)),
                        expectation.texts("rules")));
            }
        }
        try {
            tests.add(new ReadTest(
                    new RuleTest(
                            pack,
                            test.text("name").orElseThrow(),
                            file,
                            test.place().line(),
                            ListingJson.read(json.toString()),
                            expected),
                    rights,
                    rules));
        } catch (ListingProblem noListing) {
            problems.accept(listing.place()
                    .error(
                            Wording.of("不是商品记录：%s", "not a listing: %s", noListing.wording()),
                            new Wording("按商品的 JSON 格式写各字段", "write the fields as in the listing's JSON format")));
        }
    }
}
