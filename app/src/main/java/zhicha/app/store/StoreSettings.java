package zhicha.app.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param url JDBC address, {@code jdbc:h2:} or {@code jdbc:postgresql:}
 * @param connections most connections at a time
 */
public record StoreSettings(
        String url, @Nullable String user, @Nullable String password, int connections) {
    private static final String FILE = "jdbc:h2:file:";

    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=20000"
                    // on SIGTERM the work is put away first; H2 by itself would close under its feet
                    + ";DB_CLOSE_ON_EXIT=FALSE";

    /**
     * An H2 file {@code store/zhicha.mv.db} in a data folder, for one program at a time.
     *
     * @throws IllegalArgumentException if the folder's name has a semicolon, which would end the JDBC address
     */
    public static StoreSettings file(Path data) {
        String path = data.toAbsolutePath()
                .normalize()
                .resolve("store")
                .resolve("zhicha")
                .toString();
        if (path.contains(";")) {
            throw new IllegalArgumentException(
                    "data folder " + data + " has a semicolon in its name; choose another folder with --data");
        }
        return new StoreSettings(FILE + path + H2_OPTIONS, "sa", "", 10);
    }

    /** Whether only one program can have it open. */
    public boolean embedded() {
        return url.startsWith(FILE);
    }

    /** The file that holds an embedded store. */
    Optional<Path> file() {
        return embedded()
                ? Optional.of(Path.of(url.substring(FILE.length()).replaceFirst(";.*", "") + ".mv.db"))
                : Optional.empty();
    }

    /** A PostgreSQL server, version 15 or later. */
    public static StoreSettings server(String url, String user, String password) {
        return new StoreSettings(url, user, password, 10);
    }

    /** Without the password: may stand in a log. */
    @Override
    public String toString() {
        return url.replaceAll("[;?].*", "") + (user == null ? "" : " as " + user);
    }
}
