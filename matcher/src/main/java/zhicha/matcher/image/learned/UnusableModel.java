package zhicha.matcher.image.learned;

import java.nio.file.Path;

/** A model file that cannot be used, with the reason and what to do. */
public final class UnusableModel extends Exception {
    private static final long serialVersionUID = 1;

    UnusableModel(Path file, String problem, String cure) {
        super(file + ": " + problem + "; " + cure);
    }
}
