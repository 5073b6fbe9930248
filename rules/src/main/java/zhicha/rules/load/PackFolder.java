package zhicha.rules.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlLimits;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlSchema;

/** Reads the folder of one pack; what is broken is said and left out. */
final class PackFolder {
    static final String PACK_FILE = "pack.yaml";

    private static final YamlSchema PACK =
            YamlSchema.resource(PackFolder.class, "/zhicha/rules/schema/pack.schema.json");
    private static final YamlSchema RULE =
            YamlSchema.resource(PackFolder.class, "/zhicha/rules/schema/rule.schema.json");

    /** What stands in a pack's folder; anything that is nearly called so is probably meant to be so. */
    private static final List<String> NAMES = List.of(PACK_FILE, "tests.yaml", "rules", "lists", "pictures", "texts");

    private final PackFiles files;
    private final Path folder;
    private final LocalDate today;
    private final QuerySyntax syntax;
    private final Consumer<RuleProblem> problems;

    PackFolder(Path folder, LocalDate today, QuerySyntax syntax, Consumer<RuleProblem> problems) throws IOException {
        this.files = new PackFiles(folder, problems);
        this.folder = folder;
        this.today = today;
        this.syntax = syntax;
        this.problems = problems;
    }

    /**
     * All that is sound in one folder, not yet compared with other packs.
     *
     * @param lists word lists that the rules ask for, with the place of the question
     */
    record Content(
            Placed<String> id,
            @Nullable Sector sector,
            String version,
            List<Placed<Right>> rights,
            List<Placed<Rule>> rules,
            List<WordList> wordLists,
            Map<String, YamlNode> lists,
            List<TestReader.ReadTest> tests) {}

    Content read() {
        strangers();
        Path packFile = folder.resolve(PACK_FILE);
        String id = name(folder);
        Place idPlace = Place.whole(packFile);
        Sector sector = null;
        String version = "0";
        List<Placed<Right>> rights = new ArrayList<>();
        Optional<YamlNode> root = files.named(PACK_FILE, Place.whole(packFile))
                .map(file -> YamlFile.read(file, YamlLimits.WATCHLIST))
                .flatMap(this::said);
        if (root.isPresent()) {
            var findings = PACK.findings(root.get());
            findings.forEach(finding -> problems.accept(finding.problem()));
            if (root.get() instanceof YamlMap pack) {
                if (sound(findings, "pack") && pack.text("pack").isPresent()) {
                    id = pack.text("pack").get();
                    idPlace = pack.valuePlace("pack");
                }
                sector = sound(findings, "sector")
                        ? pack.text("sector").map(Sector::parse).orElse(null)
                        : null;
                version = pack.text("version").orElse(version);
                rights = rights(pack, findings);
            }
        }
        var ruleReader = new RuleReader(today, syntax, problems);
        return new Content(
                new Placed<>(id, idPlace),
                sector,
                version,
                rights,
                rules(ruleReader),
                lists(),
                new LinkedHashMap<>(ruleReader.lists()),
                tests(id));
    }

    private Optional<YamlNode> said(YamlReading reading) {
        reading.problems().forEach(problems);
        return reading.root();
    }

    private static boolean sound(List<YamlSchema.Finding> findings, Object... part) {
        return findings.stream().noneMatch(finding -> finding.within(part));
    }

    private List<Placed<Right>> rights(YamlMap pack, List<YamlSchema.Finding> findings) {
        var reader = new RightReader(files, today, problems);
        List<Placed<Right>> rights = new ArrayList<>();
        List<YamlNode> items = pack.items("rights");
        Set<Object> broken = YamlSchema.Finding.itemsOf("rights", findings);
        for (int i = 0; i < items.size(); i++) {
            // a key that stands twice has been said; which of the two values holds is not ours to guess
            if (items.get(i) instanceof YamlMap right && right.repeated().isEmpty() && !broken.contains(i)) {
                reader.read(right).ifPresent(read -> rights.add(new Placed<>(read, right.valuePlace("id"))));
            }
        }
        return rights;
    }

    private List<Placed<Rule>> rules(RuleReader reader) {
        List<Placed<Rule>> rules = new ArrayList<>();
        for (Path file : files.in("rules", ".yaml")) {
            YamlReading reading = YamlFile.read(file);
            Optional<YamlNode> root = said(reading);
            if (root.isEmpty()) {
                continue;
            }
            var findings = RULE.findings(root.get());
            findings.forEach(finding -> problems.accept(finding.problem()));
            if (findings.isEmpty() && reading.problems().isEmpty() && root.get() instanceof YamlMap rule) {
                reader.read(rule).ifPresent(read -> rules.add(new Placed<>(read, rule.valuePlace("id"))));
            }
        }
        return rules;
    }

    private List<WordList> lists() {
        var reader = new ListReader(problems);
        return files.in("lists", ".txt").stream()
                .flatMap(file -> reader.read(file).stream())
                .toList();
    }

    private List<TestReader.ReadTest> tests(String pack) {
        Path file = folder.resolve("tests.yaml");
        return Files.exists(file)
                ? files.named("tests.yaml", Place.whole(file))
                        .map(found -> new TestReader(problems).read(found, pack))
                        .orElse(List.of())
                : List.of();
    }

    /** Warns of files that a slip of the pen keeps from being read. */
    private void strangers() {
        try (var entries = Files.list(folder)) {
            entries.sorted().forEach(entry -> {
                String name = name(entry);
                if (!NAMES.contains(name)) {
                    meant(name)
                            .ifPresent(nearest -> problems.accept(Place.whole(entry)
                                    .warning("\"" + Words.shown(name) + "\" is not read", "rename it to " + nearest)));
                }
            });
        } catch (IOException unreadable) {
            problems.accept(Place.whole(folder)
                    .error("the folder cannot be listed: " + unreadable.getMessage(), "check that you may read it"));
        }
    }

    private static Optional<String> meant(String name) {
        return Nearest.to(name.endsWith(".yml") ? name.replace(".yml", ".yaml") : name, NAMES);
    }

    /** The last part of a path, without the slash that folders in a jar end with. */
    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "pack" : name.toString().replace("/", "");
    }
}
