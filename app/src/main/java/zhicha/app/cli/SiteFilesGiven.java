package zhicha.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.SiteFileReading;
import zhicha.crawler.plan.SiteFiles;

/** Site files named on the command line: what is wrong with each is printed, and the sound ones go on. */
final class SiteFilesGiven {
    private final List<SiteFile> sound = new ArrayList<>();
    private boolean broken;

    static SiteFilesGiven read(List<Path> files, PrintWriter err) {
        SiteFilesGiven given = new SiteFilesGiven();
        for (Path file : files) {
            Optional<SiteFile> site = readOne(file, err);
            site.ifPresent(given.sound::add);
            given.broken |= site.isEmpty();
        }
        return given;
    }

    /** @throws CommandFailure if the file is not there or cannot be used at all */
    static SiteFile one(Path file, PrintWriter err) {
        return readOne(file, err)
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_DATA,
                        "站点文件无法使用 / the site file cannot be used: " + file,
                        "按上面所列逐条修改 / mend the lines named above"));
    }

    private static Optional<SiteFile> readOne(Path file, PrintWriter err) {
        if (!Files.isReadable(file)) {
            throw CommandFailure.unavailable("没有可读的站点文件 / no readable site file " + file, "检查路径 / check the path");
        }
        SiteFileReading reading = SiteFiles.read(file);
        reading.problems().forEach(err::println);
        return reading.file();
    }

    List<SiteFile> sound() {
        return sound;
    }

    /** Whether a file had to be left out. */
    boolean broken() {
        return broken;
    }
}
