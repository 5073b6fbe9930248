package zhicha.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder a demo works in. It is emptied at the start, but only where an earlier demo made it. */
final class DemoFolder {
    private static final String MARK = ".zhicha-demo";

    /**
     * Makes the folder ready.
     *
     * @param keep go on with what an earlier demo left
     * @throws IOException if the folder holds anything that no demo made
     */
    static void prepare(Path folder, boolean keep) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.isDirectory(folder) && !Files.exists(mark)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException(
                            folder + " holds files that no demo made, and a demo starts by emptying its folder;"
                                    + " name another with --data, or remove them yourself");
                }
            }
        }
        if (!keep && Files.exists(mark)) {
            empty(folder, mark);
        }
        Files.createDirectories(folder);
        if (!Files.exists(mark)) {
            Files.writeString(mark, "made by zhicha demo; emptied at its next start\n");
        }
    }

    /** The mark goes last, so that a demo killed while emptying can be emptied again. */
    private static void empty(Path folder, Path mark) throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(folder)) {
            all = inside.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(folder) && !path.equals(mark))
                    .toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private DemoFolder() {}
}
