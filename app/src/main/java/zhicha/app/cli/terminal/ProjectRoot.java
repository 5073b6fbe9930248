package zhicha.app.cli.terminal;

import java.nio.file.Path;

/** The project's root as the launcher found it, else the working folder: what a relative folder is relative to. */
public final class ProjectRoot {
    /** Absolute. */
    public static Path path() {
        return Path.of(System.getProperty("zhicha.root", "")).toAbsolutePath();
    }

    public static Path resolve(Path file) {
        return path().resolve(file);
    }

    public static Path resolve(String file) {
        return path().resolve(file);
    }

    private ProjectRoot() {}
}
