package zhicha.rules.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.rules.load.part.ListReader;
import zhicha.rules.load.part.PackFiles;
import zhicha.rules.load.part.Placed;
import zhicha.rules.load.part.RuleReader;
import zhicha.rules.load.part.TestReader;
import zhicha.rules.load.part.TestReader.ReadTest;
import zhicha.rules.load.part.Words;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlSchema;

/**
 * Reads the folder of one pack; what is broken is said and left out. Read again, it opens only the files that changed meanwhile.
 * Not for several threads at once.
 */
final class PackFolder {
    static final String PACK_FILE = "pack.yaml";

    private static final String TEST_FILE = "tests.yaml";

    private static final YamlSchema RULE =
            YamlSchema.resource(PackFolder.class, "/zhicha/rules/schema/rule.schema.json");

    /** What stands in a pack's folder; anything that is nearly called so is probably meant to be so. */
    private static final List<String> NAMES = List.of(PACK_FILE, TEST_FILE, "rules", "lists", "pictures", "texts");

    private final Path folder;
    private final QuerySyntax syntax;
    private final Set<Path> opened = new LinkedHashSet<>();

    private final WatchlistFile watchlist = new WatchlistFile();
    private @Nullable Part<WatchlistFile.Head> head;
    private @Nullable Part<List<ReadTest>> tests;
    private Map<Path, Part<Ruled>> rules = Map.of();
    private Map<Path, Part<Optional<WordList>>> lists = Map.of();

    /** A rule, empty where it cannot be used, and the word lists it asks for. */
    private record Ruled(Optional<Placed<Rule>> rule, Map<String, Place> lists) {}

    PackFolder(Path folder, QuerySyntax syntax) {
        this.folder = folder;
        this.syntax = syntax;
    }

    /** The files whose content the last {@link #read} had to read. */
    Set<Path> opened() {
        return Set.copyOf(opened);
    }

    /** The folders that hold, or might hold, a file of this pack. */
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(folder);
        folders.add(folder.resolve("rules"));
        folders.add(folder.resolve("lists"));
        if (head != null) {
            head.files().keySet().forEach(file -> folders.add(parent(file)));
        }
        return folders;
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? folder : parent;
    }

    /**
     * @param today the day by which files that are read now count dates as past; those read earlier keep theirs
     * @throws IOException if the folder is not there
     */
    PackContent read(LocalDate today) throws IOException {
        opened.clear();
        List<RuleProblem> problems = new ArrayList<>();
        strangers(problems::add);
        var listing = new PackFiles(folder, problems::add);

        head = again(head, PACK_FILE, (files, said) -> watchlist.read(folder.resolve(PACK_FILE), files, today, said));
        WatchlistFile.Head pack = head.value();
        rules = each(listing.in("rules", ".yaml"), rules, (file, said) -> rule(file, today, said));
        lists = each(listing.in("lists", ".txt"), lists, (file, said) -> new ListReader(said).read(file));
        String id = pack.id().value();
        // a test is named after its pack
        Part<List<ReadTest>> before = tests != null && named(tests.value(), id) ? tests : null;
        tests = again(before, TEST_FILE, (files, said) -> tests(files, id, said));

        problems.addAll(head.problems());
        rules.values().forEach(part -> problems.addAll(part.problems()));
        lists.values().forEach(part -> problems.addAll(part.problems()));
        problems.addAll(tests.problems());
        Map<String, Place> asked = new LinkedHashMap<>();
        rules.values().forEach(part -> part.value().lists().forEach(asked::putIfAbsent));
        return new PackContent(
                folder,
                pack.id(),
                pack.sector(),
                pack.version(),
                pack.rights(),
                rules.values().stream()
                        .flatMap(part -> part.value().rule().stream())
                        .toList(),
                lists.values().stream().flatMap(part -> part.value().stream()).toList(),
                asked,
                tests.value(),
                problems);
    }

    private static boolean named(List<ReadTest> tests, String pack) {
        return tests.stream().allMatch(test -> test.test().pack().equals(pack));
    }

    /** How a part is read from its file. */
    private interface Reading<F, T> {
        T read(F from, Consumer<RuleProblem> problems);
    }

    private <T> Part<T> again(@Nullable Part<T> before, String file, Reading<PackFiles, T> reading) throws IOException {
        if (before != null && before.stands()) {
            return before;
        }
        List<RuleProblem> problems = new ArrayList<>();
        PackFiles files = new PackFiles(folder, problems::add);
        T value = reading.read(files, problems::add);
        opened.add(folder.resolve(file));
        return new Part<>(value, problems, files.looked());
    }

    private <T> Map<Path, Part<T>> each(List<Path> found, Map<Path, Part<T>> before, Reading<Path, T> reading)
            throws IOException {
        Map<Path, Part<T>> now = new LinkedHashMap<>();
        for (Path file : found) {
            now.put(file, again(before.get(file), folder.relativize(file).toString(), (files, said) -> {
                files.note(file);
                return reading.read(file, said);
            }));
        }
        return now;
    }

    private Ruled rule(Path file, LocalDate today, Consumer<RuleProblem> problems) {
        var reader = new RuleReader(today, syntax, problems);
        YamlReading reading = YamlFile.read(file);
        reading.problems().forEach(problems);
        Optional<YamlNode> root = reading.root();
        if (root.isEmpty()) {
            return new Ruled(Optional.empty(), Map.of());
        }
        var findings = RULE.findings(root.get());
        findings.forEach(finding -> problems.accept(finding.problem()));
        boolean sound = findings.isEmpty() && reading.problems().isEmpty();
        Optional<Placed<Rule>> read = sound && root.get() instanceof YamlMap rule
                ? reader.read(rule).map(one -> new Placed<>(one, rule.valuePlace("id")))
                : Optional.empty();
        return new Ruled(read, new LinkedHashMap<>(reader.lists()));
    }

    private List<ReadTest> tests(PackFiles files, String pack, Consumer<RuleProblem> problems) {
        Path file = folder.resolve(TEST_FILE);
        files.note(file);
        return Files.exists(file)
                ? files.named(TEST_FILE, Place.whole(file))
                        .map(found -> new TestReader(problems).read(found, pack))
                        .orElse(List.of())
                : List.of();
    }

    /** Warns of files that a slip of the pen keeps from being read. */
    private void strangers(Consumer<RuleProblem> problems) {
        try (var entries = Files.list(folder)) {
            entries.sorted().forEach(entry -> {
                String name = WatchlistFile.name(entry);
                if (!NAMES.contains(name)) {
                    meant(name)
                            .ifPresent(nearest -> problems.accept(Place.whole(entry)
                                    .warning(
                                            Wording.of("“%s”不会被读取", "\"%s\" is not read", Words.shown(name)),
                                            Wording.of("改名为 %s", "rename it to %s", nearest))));
                }
            });
        } catch (IOException unreadable) {
            problems.accept(Place.whole(folder)
                    .error(
                            Wording.of(
                                    "目录无法列出：%s",
                                    "the folder cannot be listed: %s", String.valueOf(unreadable.getMessage())),
                            PackFiles.ALLOWED));
        }
    }

    private static Optional<String> meant(String name) {
        return Nearest.to(name.endsWith(".yml") ? name.replace(".yml", ".yaml") : name, NAMES);
    }
}
