package zhicha.app.cli.given;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.InputFile;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFileReading;
import zhicha.crawler.plan.file.SiteFiles;

/** Site files named on the command line: what is wrong with each is printed, and the sound ones go on. */
public final class SiteFilesGiven {
    private final List<SiteFile> sound = new ArrayList<>();
    private boolean broken;

    public static SiteFilesGiven read(List<Path> files, PrintWriter err) {
        SiteFilesGiven given = new SiteFilesGiven();
        for (Path file : files) {
            Optional<SiteFile> site = readOne(file, err);
            given.broken |= site.isEmpty();
            site.ifPresent(one -> given.add(one, file));
        }
        return given;
    }

    /** Two turns for one site would write over each other. */
    private void add(SiteFile site, Path file) {
        String id = site.site().id();
        if (sound.stream().anyMatch(known -> known.site().id().equals(id))) {
            throw CommandFailure.usage(
                    file + "：站点 / site " + id + " 已由另一文件给出 / is given by another file already",
                    "每个站点只给一个文件，或改用不同的 site / one file a site, or another name after site:");
        }
        sound.add(site);
    }

    /** @throws CommandFailure if the file is not there or cannot be used at all */
    public static SiteFile one(Path file, PrintWriter err) {
        return readOne(file, err)
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_DATA,
                        "站点文件无法使用 / the site file cannot be used: " + file,
                        "按上面所列逐条修改 / mend the lines named above"));
    }

    private static Optional<SiteFile> readOne(Path file, PrintWriter err) {
        InputFile.readable(file);
        SiteFileReading reading = SiteFiles.read(file);
        reading.problems().forEach(err::println);
        return reading.file();
    }

    public List<SiteFile> sound() {
        return sound;
    }

    /** Whether a file had to be left out. */
    public boolean broken() {
        return broken;
    }
}
