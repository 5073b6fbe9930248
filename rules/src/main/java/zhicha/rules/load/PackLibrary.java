package zhicha.rules.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.rules.load.part.PackFiles;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/**
 * Packs that are edited while they are in force. The first reading takes everything that is sound. Each later one opens only the
 * files that changed, and an edit that brings a new error is not taken: the pack stays as it was, and the errors are said, until
 * the files are mended. Not for several threads at once.
 */
public final class PackLibrary {
    private final List<Path> given;
    private final QuerySyntax syntax;
    private final Map<Path, PackFolder> folders = new HashMap<>();
    private final Set<Path> opened = new LinkedHashSet<>();
    private @Nullable PackContent shipped;
    private @Nullable Taken taken;
    private @Nullable Update last;

    /**
     * @param given folders of packs, or folders of such folders, see {@link Packs}
     * @param syntax says which queries of rules can be run; a rule with another is left out
     */
    public PackLibrary(List<Path> given, QuerySyntax syntax) {
        this.given = List.copyOf(given);
        this.syntax = syntax;
    }

    /**
     * What came of looking again.
     *
     * @param reading what is in force from now on
     * @param refused the new errors for whose sake an edit is not in force; empty where all is
     * @param opened files whose content was read
     * @param changed whether anything is different from the look before; a picture or text that a right names counts too
     */
    public record Update(PackReading reading, List<RuleProblem> refused, Set<Path> opened, boolean changed) {
        public Update {
            refused = List.copyOf(refused);
            opened = Set.copyOf(opened);
        }
    }

    /** What is in force: the packs by their folder, in what was given, and what came of joining them. */
    private record Taken(Map<Path, List<Path>> found, Map<Path, PackContent> packs, Joining.Joined joined) {}

    /**
     * Looks at the folders and reads what changed.
     *
     * @param today the day by which dates in files that are read now count as past
     * @throws UncheckedIOException if the program was built without the standard pack
     */
    public Update refresh(LocalDate today) {
        opened.clear();
        PackFolders now = PackFolders.in(given);
        Map<Path, List<Path>> found = new LinkedHashMap<>(now.found());
        List<RuleProblem> problems = new ArrayList<>(now.problems());
        List<RuleProblem> refused = new ArrayList<>();
        Taken before = taken;
        if (before != null) {
            keepLost(before, found, problems, refused);
        }
        Map<Path, PackContent> packs = new LinkedHashMap<>();
        for (Path folder : (Iterable<Path>) found.values().stream().flatMap(List::stream)::iterator) {
            content(folder, today, problems)
                    .map(read -> before == null
                            ? read
                            : accepted(read, before.packs().get(folder), refused))
                    .ifPresent(accepted -> packs.put(folder, accepted));
        }
        folders.keySet().retainAll(found.values().stream().flatMap(List::stream).toList());
        Joining.Joined joined = Joining.of(withStandard(packs.values().stream().toList(), today));
        if (before != null) {
            List<RuleProblem> clashes = fresh(joined.problems(), before.joined().problems());
            if (clashes.isEmpty() && noRight(joined) && !noRight(before.joined())) {
                clashes = List.of(Place.whole(given.isEmpty() ? Path.of("") : given.getFirst())
                        .error(
                                new Wording("将没有任何权利可供监测", "no right would be left to watch"),
                                new Wording("把规则包放回原处，或停止服务", "put the packs back, or stop the service")));
            }
            if (!clashes.isEmpty()) {
                refused.addAll(clashes);
                return told(before, problems, refused);
            }
        }
        Taken next = new Taken(found, packs, joined);
        taken = next;
        return told(next, problems, refused);
    }

    /** Folders in which a change matters: of files that were read, and of packs that may come. They need not be there. */
    public Set<Path> folders() {
        Set<Path> all = new LinkedHashSet<>();
        for (Path path : given) {
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                // so that it is noticed when the folder itself is put in its place
                all.add(parent);
            }
            all.add(path);
        }
        folders.values().forEach(folder -> all.addAll(folder.folders()));
        return all;
    }

    private Update told(Taken now, List<RuleProblem> problems, List<RuleProblem> refused) {
        PackReading reading = now.joined().reading(problems);
        Update update = last;
        boolean same = update != null
                && update.reading().equals(reading)
                && update.refused().equals(refused);
        last = new Update(reading, refused, opened, !same || !opened.isEmpty());
        return last;
    }

    /** A folder of packs that is gone or empty all of a sudden is more likely a lost disk than a decision. */
    private static void keepLost(
            Taken before, Map<Path, List<Path>> found, List<RuleProblem> problems, List<RuleProblem> refused) {
        found.replaceAll((path, packs) -> {
            List<Path> earlier = before.found().getOrDefault(path, List.of());
            if (!packs.isEmpty() || earlier.isEmpty()) {
                return packs;
            }
            Predicate<RuleProblem> here = problem -> problem.file().equals(path);
            problems.stream().filter(here).forEach(refused::add);
            problems.removeIf(here);
            return earlier;
        });
    }

    private Optional<PackContent> content(Path folder, LocalDate today, List<RuleProblem> problems) {
        PackFolder reader = folders.computeIfAbsent(folder, any -> new PackFolder(folder, syntax));
        try {
            PackContent content = reader.read(today);
            opened.addAll(reader.opened());
            return Optional.of(content);
        } catch (IOException unreadable) {
            if (taken != null && taken.packs().containsKey(folder)) {
                return Optional.of(taken.packs().get(folder));
            }
            problems.add(Place.whole(folder)
                    .error(
                            Wording.of(
                                    "目录无法读取：%s",
                                    "the folder cannot be read: %s", String.valueOf(unreadable.getMessage())),
                            PackFiles.ALLOWED));
            return Optional.empty();
        }
    }

    /** The new content, or the one in force where the new one has an error that the other has not; null where there is none. */
    private static @Nullable PackContent accepted(
            PackContent read, @Nullable PackContent inForce, List<RuleProblem> refused) {
        List<RuleProblem> errors = fresh(read.problems(), inForce == null ? List.of() : inForce.problems());
        if (errors.isEmpty()
                && read.rights().isEmpty()
                && inForce != null
                && !inForce.rights().isEmpty()) {
            errors = List.of(
                    read.id()
                            .place()
                            .error(
                                    Wording.of(
                                            "该规则包原有权利 %d 项，现在一项也没有",
                                            "the pack had %d rights and now has none",
                                            inForce.rights().size()),
                                    new Wording(
                                            "重新保存完整的文件；确实一项不留的，删去该规则包的目录",
                                            "save the whole file again, or remove the pack's folder where none is meant to be left")));
        }
        refused.addAll(errors);
        return errors.isEmpty() ? read : inForce;
    }

    /** Errors that were not there before, wherever in their files they stand now. */
    private static List<RuleProblem> fresh(List<RuleProblem> now, List<RuleProblem> before) {
        Set<Object> known = new HashSet<>();
        before.forEach(problem -> known.add(List.of(problem.file(), problem.message())));
        return now.stream()
                .filter(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                .filter(problem -> !known.contains(List.of(problem.file(), problem.message())))
                .toList();
    }

    private static boolean noRight(Joining.Joined joined) {
        return joined.rulebook().packs().stream().allMatch(pack -> pack.rights().isEmpty());
    }

    private List<PackContent> withStandard(List<PackContent> packs, LocalDate today) {
        if (packs.stream().anyMatch(PackContent::standard)) {
            return packs;
        }
        PackContent standard = shipped;
        if (standard == null) {
            try (StandardPack pack = StandardPack.open()) {
                standard = new PackFolder(pack.folder(), syntax).read(today);
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
            shipped = standard;
        }
        return Stream.concat(Stream.of(standard), packs.stream()).toList();
    }
}
