package zhicha.rules.load.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/**
 * The files of one pack. Nothing outside the pack's folder is ever opened, whatever a path or a link says. Remembers which files
 * were looked at, and how they were then.
 */
public final class PackFiles {
    /** What to do where a file or folder may not be read. */
    public static final Wording ALLOWED = new Wording("检查读取权限", "check that you may read it");

    private final Path folder;
    private final Path real;
    private final Consumer<RuleProblem> problems;
    private final Map<Path, FileStamp> looked = new LinkedHashMap<>();

    /** @throws IOException if there is no such folder */
    public PackFiles(Path folder, Consumer<RuleProblem> problems) throws IOException {
        this.folder = folder;
        this.real = folder.toRealPath();
        this.problems = problems;
    }

    /** Every file that was looked at, also those that were not there, as it was before it was read. */
    public Map<Path, FileStamp> looked() {
        return Map.copyOf(looked);
    }

    /** A file that a pack names by a relative path; a problem at {@code place} and empty where it cannot be used. */
    public Optional<Path> named(String written, Place place) {
        Path relative;
        try {
            relative = folder.getFileSystem().getPath(written);
        } catch (InvalidPathException notAPath) {
            return refuse(
                    place,
                    Wording.of("“%s”不是路径", "\"%s\" is not a path", Words.shown(written)),
                    new Wording("写路径，例如 pictures/logo.png", "write a path such as pictures/logo.png"));
        }
        if (relative.isAbsolute() || written.contains("\\")) {
            return refuse(
                    place,
                    Wording.of(
                            "“%s”不是相对于规则包目录的路径",
                            "\"%s\" is not a path relative to the pack's folder", Words.shown(written)),
                    new Wording(
                            "将文件复制到规则包目录中，写成 pictures/logo.png 的形式",
                            "copy the file into the pack's folder and write it as in pictures/logo.png"));
        }
        for (Path part : relative) {
            if (part.toString().equals("..")) {
                return refuse(
                        place,
                        Wording.of("“%s”指向规则包目录之外", "\"%s\" leads out of the pack's folder", Words.shown(written)),
                        new Wording("将文件复制到规则包目录中", "copy the file into the pack's folder"));
            }
        }
        return checked(folder.resolve(relative), written, place);
    }

    /** The files of a subfolder with this ending, by name; empty where there is no such subfolder. */
    public List<Path> in(String subfolder, String ending) {
        Path below = folder.resolve(subfolder);
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (var files = Files.list(below)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return !name.startsWith(".") && name.endsWith(ending);
                    })
                    .sorted()
                    .filter(file -> checked(file, subfolder + "/" + file.getFileName(), Place.whole(file))
                            .isPresent())
                    .toList();
        } catch (IOException unreadable) {
            problems.accept(Place.whole(below)
                    .error(
                            Wording.of(
                                    "目录无法列出：%s",
                                    "the folder cannot be listed: %s", String.valueOf(unreadable.getMessage())),
                            ALLOWED));
            return List.of();
        }
    }

    /** Remembers a file, also one that is not there, as looked at. */
    public void note(Path file) {
        looked.putIfAbsent(file, FileStamp.of(file));
    }

    private Optional<Path> checked(Path file, String written, Place place) {
        Path target;
        note(file);
        try {
            target = file.toRealPath();
        } catch (IOException missing) {
            return refuse(
                    place,
                    Wording.of("文件“%s”不存在", "file \"%s\" does not exist", Words.shown(written)),
                    new Wording("补上文件，或改正路径", "add the file or correct the path"));
        }
        if (!target.startsWith(real)) {
            return refuse(
                    place,
                    Wording.of(
                            "“%s”是指向规则包目录之外的链接",
                            "\"%s\" is a link that leads out of the pack's folder", Words.shown(written)),
                    new Wording("将文件本身复制到规则包目录中", "copy the file itself into the pack's folder"));
        }
        if (!Files.isRegularFile(target) || !Files.isReadable(target)) {
            return refuse(
                    place,
                    Wording.of("“%s”不是可读取的文件", "\"%s\" is not a file that can be read", Words.shown(written)),
                    new Wording("检查它是什么，以及读取权限", "check what it is and who may read it"));
        }
        return Optional.of(file);
    }

    private Optional<Path> refuse(Place place, Wording message, Wording cure) {
        problems.accept(place.error(message, cure));
        return Optional.empty();
    }
}
