package zhicha.rules.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import zhicha.rules.load.part.FileStamp;
import zhicha.rules.pack.RuleProblem;

/**
 * What came of reading one part of a pack.
 *
 * @param files all that it depends on, as it was before the reading
 */
record Part<T>(T value, List<RuleProblem> problems, Map<Path, FileStamp> files) {
    Part {
        problems = List.copyOf(problems);
        files = Map.copyOf(files);
    }

    /** Whether reading it again would bring the same. */
    boolean stands() {
        return files.entrySet().stream()
                .allMatch(file -> FileStamp.of(file.getKey()).equals(file.getValue()));
    }
}
