package zhicha.app.packs;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;

/**
 * Problems as people see them who do not sit at the machine: files by their path within the folder of packs, {@code
 * packs/toys/pack.yaml}, and nothing of where that folder lies.
 */
public final class ShownProblems {
    private ShownProblems() {}

    /** @param folders of packs, or folders of such folders, as they were given */
    public static List<RuleProblem> of(List<RuleProblem> problems, List<Path> folders) {
        List<Path> above = new ArrayList<>();
        for (Path folder : folders) {
            Path parent = folder.toAbsolutePath().normalize().getParent();
            if (parent != null) {
                above.add(parent);
            }
        }
        return problems.stream().map(problem -> shown(problem, above, folders)).toList();
    }

    private static RuleProblem shown(RuleProblem problem, List<Path> above, List<Path> folders) {
        return new RuleProblem(
                problem.severity(),
                file(problem.file(), above),
                problem.line(),
                problem.column(),
                text(problem.message(), above, folders),
                text(problem.cure(), above, folders));
    }

    private static Path file(Path file, List<Path> above) {
        if (file.getFileSystem() != FileSystems.getDefault()) {
            // within the program
            return file;
        }
        Path whole = file.toAbsolutePath().normalize();
        for (Path parent : above) {
            if (whole.startsWith(parent) && !whole.equals(parent)) {
                return parent.relativize(whole);
            }
        }
        int names = whole.getNameCount();
        return file.isAbsolute() && names > 2 ? whole.subpath(names - 2, names) : file;
    }

    /** A message may name the place of another file. */
    private static Wording text(Wording text, List<Path> above, List<Path> folders) {
        return new Wording(text(text.zh(), above, folders), text(text.en(), above, folders));
    }

    private static String text(String text, List<Path> above, List<Path> folders) {
        String shown = text;
        for (Path folder : folders) {
            Path name = folder.getFileName();
            if (name != null) {
                shown = shown.replace(folder + "/", name + "/");
            }
        }
        for (Path parent : above) {
            shown = shown.replace(parent + "/", "");
        }
        return shown;
    }
}
