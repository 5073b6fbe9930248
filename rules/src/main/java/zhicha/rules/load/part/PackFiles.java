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
import zhicha.rules.yaml.Place;

/**
 * The files of one pack. Nothing outside the pack's folder is ever opened, whatever a path or a link says. Remembers which files
 * were looked at, and how they were then.
 */
public final class PackFiles {
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
                    place, "\"" + Words.shown(written) + "\" is not a path", "write a path such as pictures/logo.png");
        }
        if (relative.isAbsolute() || written.contains("\\")) {
            return refuse(
                    place,
                    "\"" + Words.shown(written) + "\" is not a path relative to the pack's folder",
                    "copy the file into the pack's folder and write it as in pictures/logo.png");
        }
        for (Path part : relative) {
            if (part.toString().equals("..")) {
                return refuse(
                        place,
                        "\"" + Words.shown(written) + "\" leads out of the pack's folder",
                        "copy the file into the pack's folder");
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
                    .error("the folder cannot be listed: " + unreadable.getMessage(), "check that you may read it"));
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
                    place, "file \"" + Words.shown(written) + "\" does not exist", "add the file or correct the path");
        }
        if (!target.startsWith(real)) {
            return refuse(
                    place,
                    "\"" + Words.shown(written) + "\" is a link that leads out of the pack's folder",
                    "copy the file itself into the pack's folder");
        }
        if (!Files.isRegularFile(target) || !Files.isReadable(target)) {
            return refuse(
                    place,
                    "\"" + Words.shown(written) + "\" is not a file that can be read",
                    "check what it is and who may read it");
        }
        return Optional.of(file);
    }

    private Optional<Path> refuse(Place place, String message, String cure) {
        problems.accept(place.error(message, cure));
        return Optional.empty();
    }
}
