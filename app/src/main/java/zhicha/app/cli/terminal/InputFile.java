package zhicha.app.cli.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file named on the command line to be read. Pipes and devices are as good as files; folders are not. */
public final class InputFile {
    /** @throws CommandFailure if there is none, or it may not be read */
    public static Path readable(String named) {
        try {
            return readable(Path.of(named));
        } catch (InvalidPathException e) {
            throw CommandFailure.unavailable("没有可读的文件 / no readable file " + named, "检查路径 / check the path");
        }
    }

    public static Path readable(Path file) {
        if (Files.isDirectory(file)) {
            throw CommandFailure.unavailable(file + " 是目录 / is a folder", "给出其中的一个文件 / name one of the files in it");
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.unavailable("没有可读的文件 / no readable file " + file, "检查路径 / check the path");
        }
        return file;
    }

    private InputFile() {}
}
