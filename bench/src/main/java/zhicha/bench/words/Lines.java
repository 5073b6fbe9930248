package zhicha.bench.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of a text file on the class path, without empty ones and those that begin with a hash. */
public final class Lines {
    private Lines() {}

    /** @param name absolute, for instance {@code /zhicha/bench/names/brands.txt} */
    public static List<String> of(String name) {
        try (InputStream in = Lines.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build; build again from the sources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read from this build", unreadable);
        }
    }
}
