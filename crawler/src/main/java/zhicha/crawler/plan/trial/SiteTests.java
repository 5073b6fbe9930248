package zhicha.crawler.plan.trial;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlList;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlScalar;
import zhicha.rules.yaml.YamlSchema;

/**
 * Reads the tests beside a site file: {@code lamps.tests/tests.yaml} beside {@code lamps.yaml}, a
 * folder of its own so that {@code sites/*.yaml} names site files and nothing else. A broken example is told with its
 * place and left out; the others are run.
 *
 * @param tests the sound ones, in the order of the file
 */
public record SiteTests(List<SiteTest> tests, List<RuleProblem> problems) {
    private static final YamlSchema SCHEMA = YamlSchema.resource(SiteTests.class, "site-tests.schema.json");
    private static final SiteTests NONE = new SiteTests(List.of(), List.of());

    public SiteTests {
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /** Whether something in the file cannot be used. */
    public boolean broken() {
        return problems.stream().anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
    }

    /** Where the tests of a site file stand; their pages stand in the same folder or anywhere else. */
    public static Path beside(Path siteFile) {
        String name = siteFile.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return siteFile.resolveSibling(name + ".tests").resolve("tests.yaml");
    }

    /** None where there is no file of tests. */
    public static SiteTests of(Path siteFile) {
        Path file = beside(siteFile);
        return Files.exists(file) ? read(file) : NONE;
    }

    private static SiteTests read(Path file) {
        YamlReading reading = YamlFile.read(file);
        List<RuleProblem> problems = new ArrayList<>(reading.problems());
        List<SiteTest> tests = new ArrayList<>();
        reading.root().ifPresent(root -> {
            var findings = SCHEMA.findings(root);
            findings.forEach(finding -> problems.add(finding.problem()));
            Set<Object> broken = YamlSchema.Finding.itemsOf("tests", findings);
            List<YamlNode> items = root instanceof YamlMap map ? map.items("tests") : List.of();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof YamlMap test && !broken.contains(i)) {
                    test(test, file, problems).ifPresent(tests::add);
                }
            }
        });
        return new SiteTests(tests, problems);
    }

    private static Optional<SiteTest> test(YamlMap test, Path file, List<RuleProblem> problems) {
        String written = test.text("url").orElse("");
        Optional<WebAddress> address = WebAddress.of(written);
        if (address.isEmpty()) {
            problems.add(test.valuePlace("url")
                    .error(
                            Wording.of("“%s”不是地址", "\"%s\" is not an address", written),
                            new Wording("写保存该页面时的地址", "write the address the page was saved from")));
            return Optional.empty();
        }
        Path page;
        try {
            page = file.resolveSibling(test.text("page").orElse(""));
        } catch (InvalidPathException e) {
            problems.add(test.valuePlace("page")
                    .error(
                            Wording.of(
                                    "路径“%s”不可用：%s",
                                    "path \"%s\" cannot be used: %s",
                                    test.text("page").orElse(""),
                                    String.valueOf(e.getMessage())),
                            new Wording("写相对于本文件的路径", "write a path relative to this file")));
            return Optional.empty();
        }
        if (!Files.isRegularFile(page)) {
            problems.add(test.valuePlace("page")
                    .error(
                            Wording.of("没有已保存的页面 %s", "there is no saved page %s", page),
                            new Wording("将页面保存到该处，或改正路径", "save the page there, or correct the path")));
            return Optional.empty();
        }
        Optional<YamlMap> links = test.map("links");
        return Optional.of(new SiteTest(
                test.text("name").orElse(written),
                file,
                test.place().line(),
                page,
                address.get(),
                test.text("type").orElse(null),
                switch (test.text("is").orElse("listing")) {
                    case "follow" -> SiteTest.Kind.FOLLOW;
                    case "removed" -> SiteTest.Kind.REMOVED;
                    case "nothing" -> SiteTest.Kind.NOTHING;
                    default -> SiteTest.Kind.LISTING;
                },
                test.map("expect").map(SiteTests::expected).orElse(Map.of()),
                links.map(map -> number(map, "listing")).orElse(OptionalInt.empty()),
                links.map(map -> number(map, "follow")).orElse(OptionalInt.empty())));
    }

    private static Map<String, List<String>> expected(YamlMap written) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        written.entries().forEach((field, entry) -> {
            List<YamlNode> values = entry.value() instanceof YamlList list ? list.items() : List.of(entry.value());
            expected.put(
                    field,
                    values.stream()
                            .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
                            .map(node -> ((YamlScalar) node).text())
                            .toList());
        });
        return expected;
    }

    private static OptionalInt number(YamlMap map, String key) {
        return map.text(key)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
