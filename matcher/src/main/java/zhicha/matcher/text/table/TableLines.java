package zhicha.matcher.text.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table that ships beside a class: lines of UTF-8, of which those that start with {@code #} are comments. */
public final class TableLines {
    private TableLines() {}

    public static List<String> of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "table " + name + " is missing from this build; build again from the sources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("table " + name + " cannot be read from this build", unreadable);
        }
    }
}
