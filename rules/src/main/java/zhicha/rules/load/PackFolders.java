package zhicha.rules.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.rules.load.part.PackFiles;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/**
 * The folders of packs that were found in what was given, each once.
 *
 * @param found what was given, to the packs in it; empty where there is none
 * @param problems what was given and is no pack
 */
record PackFolders(Map<Path, List<Path>> found, List<RuleProblem> problems) {
    static PackFolders in(List<Path> given) {
        Map<Path, List<Path>> found = new LinkedHashMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        Set<Path> real = new LinkedHashSet<>();
        for (Path path : given) {
            List<Path> here = below(path);
            if (here.isEmpty()) {
                problems.add(Place.whole(path)
                        .error(
                                Files.exists(path)
                                        ? new Wording("此处没有规则包", "there is no pack here")
                                        : new Wording("没有这个目录", "there is no such folder"),
                                new Wording(
                                        "指定含 pack.yaml 的目录，或其上一级目录",
                                        "name a folder with a pack.yaml in it, or a folder of such folders")));
            }
            List<Path> fresh = new ArrayList<>();
            for (Path folder : here) {
                try {
                    if (real.add(folder.toRealPath())) {
                        fresh.add(folder);
                    }
                } catch (IOException gone) {
                    problems.add(Place.whole(folder)
                            .error(new Wording("目录无法读取", "the folder cannot be read"), PackFiles.ALLOWED));
                }
            }
            found.merge(path, fresh, (first, second) -> first);
        }
        return new PackFolders(found, problems);
    }

    private static List<Path> below(Path path) {
        if (Files.isRegularFile(path) && path.endsWith(PackFolder.PACK_FILE)) {
            Path folder = path.toAbsolutePath().getParent();
            return folder == null ? List.of() : List.of(folder);
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
