package zhicha.app.cli.given;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;
import zhicha.app.cli.terminal.ProjectRoot;

/** The folders of packs a verb is about: those named, or the ones that come with the program. */
public final class PackFolders {
    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "规则包目录，默认 rules/packs / folders of packs; default: rules/packs")
    private List<Path> folders = List.of();

    /** Whether any was named. */
    public boolean given() {
        return !folders.isEmpty();
    }

    public List<Path> named() {
        return folders.isEmpty() ? List.of(ProjectRoot.resolve("rules/packs")) : folders;
    }
}
