package zhicha.market.folder;

import java.io.IOException;
import java.nio.file.Path;
import zhicha.market.truth.Truth;

/** Writes the truth beside the shops, for whoever judges a run. */
public final class TruthWriter {
    private TruthWriter() {}

    public static void write(Path file, Truth truth) throws IOException {
        AtomicFile.write(file, truth.toJsonLines());
    }
}
