package zhicha.rules.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlScalar;

/**
 * Reads packs. Each folder given is a pack, or a folder of packs. The standard pack is always there: the copy that ships with
 * the program, unless a pack called {@code standard} is among those given, which then takes its place.
 */
public final class Packs {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final LocalDate today;
    private final QuerySyntax syntax;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Place> packs = new HashMap<>();
    private final Map<String, Place> rights = new HashMap<>();
    private final Map<String, Place> rules = new HashMap<>();

    private Packs(LocalDate today, QuerySyntax syntax) {
        this.today = today;
        this.syntax = syntax;
    }

    /** As {@link #load(List, LocalDate, QuerySyntax)} with today's date in China, for readers that run no queries. */
    public static PackReading load(List<Path> folders) {
        return load(folders, QuerySyntax.UNCHECKED);
    }

    /** As {@link #load(List, LocalDate, QuerySyntax)} with today's date in China. */
    public static PackReading load(List<Path> folders, QuerySyntax syntax) {
        return load(folders, LocalDate.now(CHINA), syntax);
    }

    /** As {@link #load(List, LocalDate, QuerySyntax)}, for readers that run no queries. */
    public static PackReading load(List<Path> folders, LocalDate today) {
        return load(folders, today, QuerySyntax.UNCHECKED);
    }

    /**
     * @param today the day by which registrations, permissions and exemptions count as expired
     * @param syntax says which queries of rules can be run; a rule with another is left out
     * @throws UncheckedIOException if the program was built without the standard pack
     */
    public static PackReading load(List<Path> folders, LocalDate today, QuerySyntax syntax) {
        return new Packs(today, syntax).read(folders);
    }

    private PackReading read(List<Path> given) {
        List<PackFolder.Content> contents = new ArrayList<>();
        for (Path folder : folders(given)) {
            try {
                contents.add(new PackFolder(folder, today, syntax, problems::add).read());
            } catch (IOException unreadable) {
                problems.add(Place.whole(folder)
                        .error("the folder cannot be read: " + unreadable.getMessage(), "check that you may read it"));
            }
        }
        if (contents.stream().noneMatch(content -> content.id().value().equals(StandardPack.ID))) {
            contents.addFirst(standard());
        }
        // stable: only the standard pack moves, so that its rules come first
        contents.sort(Comparator.comparing(content -> !content.id().value().equals(StandardPack.ID)));
        contents.removeIf(content -> taken(packs, content.id(), "pack"));
        List<RulePack> joined = contents.stream().map(this::joined).toList();
        references(contents, joined);
        problems.sort(
                Comparator.comparing((RuleProblem problem) -> problem.file().toString())
                        .thenComparingInt(RuleProblem::line)
                        .thenComparingInt(RuleProblem::column));
        return new PackReading(
                new Rulebook(joined),
                contents.stream()
                        .flatMap(content -> content.tests().stream())
                        .map(TestReader.ReadTest::test)
                        .toList(),
                problems);
    }

    private PackFolder.Content standard() {
        try (StandardPack standard = StandardPack.open()) {
            return new PackFolder(standard.folder(), today, syntax, problems::add).read();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private RulePack joined(PackFolder.Content content) {
        List<Right> ownRights = new ArrayList<>();
        for (Placed<Right> right : content.rights()) {
            if (!taken(rights, new Placed<>(right.value().id(), right.place()), "right")) {
                ownRights.add(right.value());
            }
        }
        List<Rule> ownRules = new ArrayList<>();
        for (Placed<Rule> rule : content.rules()) {
            if (!taken(rules, new Placed<>(rule.value().id(), rule.place()), "rule")) {
                ownRules.add(rule.value());
            }
        }
        return new RulePack(
                content.id().value(), content.sector(), content.version(), ownRights, ownRules, content.wordLists());
    }

    private boolean taken(Map<String, Place> ids, Placed<String> id, String what) {
        Place first = ids.putIfAbsent(id.value(), id.place());
        if (first == null) {
            return false;
        }
        String where = first.line() == 0 ? first.file().toString() : first.file() + ":" + first.line();
        problems.add(id.place()
                .error(
                        what + " id \"" + id.value() + "\" is already taken by " + where,
                        what.equals("pack")
                                ? "give this pack another id, or name only one of the two folders"
                                : "choose another id"));
        return true;
    }

    /** Doubts names that lead nowhere: lists that rules ask for, rights and rules that tests speak about. */
    private void references(List<PackFolder.Content> contents, List<RulePack> joined) {
        Set<String> lists = new TreeSet<>();
        joined.forEach(pack -> pack.lists().forEach(list -> lists.add(list.name())));
        for (PackFolder.Content content : contents) {
            content.lists().forEach((name, node) -> {
                if (!lists.contains(name)) {
                    String shown = Words.shown(name);
                    problems.add(node.place()
                            .warning(
                                    "no pack has a word list \"" + shown + "\", so this never holds",
                                    Nearest.to(name, lists)
                                            .map(nearest -> "write " + nearest)
                                            .orElse("add lists/" + shown + ".txt, or use one of "
                                                    + String.join(", ", lists))));
                }
            });
            for (TestReader.ReadTest test : content.tests()) {
                test.rights().forEach(named -> known(named, "right", rights));
                test.rules().forEach(named -> known(named, "rule", rules));
            }
        }
    }

    private void known(YamlScalar named, String what, Map<String, Place> ids) {
        if (!ids.containsKey(named.text())) {
            problems.add(named.place()
                    .error(
                            "no " + what + " has the id \"" + Words.shown(named.text()) + "\"",
                            Nearest.to(named.text(), new TreeSet<>(ids.keySet()))
                                    .map(nearest -> "write " + nearest)
                                    .orElse("write the id of a " + what + " that is loaded")));
        }
    }

    /** The folders of packs in what was given, each once. */
    private List<Path> folders(List<Path> given) {
        List<Path> found = new ArrayList<>();
        Set<Path> real = new LinkedHashSet<>();
        for (Path path : given) {
            List<Path> here = foldersIn(path);
            if (here.isEmpty()) {
                problems.add(Place.whole(path)
                        .error(
                                Files.exists(path) ? "there is no pack here" : "there is no such folder",
                                "name a folder with a pack.yaml in it, or a folder of such folders"));
            }
            for (Path folder : here) {
                try {
                    if (real.add(folder.toRealPath())) {
                        found.add(folder);
                    }
                } catch (IOException gone) {
                    problems.add(Place.whole(folder).error("the folder cannot be read", "check that you may read it"));
                }
            }
        }
        return found;
    }

    private List<Path> foldersIn(Path path) {
        if (Files.isRegularFile(path) && path.endsWith(PackFolder.PACK_FILE)) {
            return List.of(path.toAbsolutePath().getParent());
        }
        if (Files.exists(path.resolve(PackFolder.PACK_FILE))) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var below = Files.list(path)) {
            return below.sorted()
                    .filter(folder -> Files.exists(folder.resolve(PackFolder.PACK_FILE)))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
