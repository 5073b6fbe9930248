package zhicha.matcher.image.library;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a library is not what was written: which, what was met, and what to do. */
public final class DamagedLibraryException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedLibraryException(Path file, String problem) {
        super(
                file + ": " + problem
                        + "; put back a copy of the whole folder, or move the folder away and fill a new one from the pictures");
    }
}
