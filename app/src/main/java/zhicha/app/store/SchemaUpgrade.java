package zhicha.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a store up to date, so that a kill in the middle costs nothing. PostgreSQL does each change whole or not at
 * all; H2 commits each statement by itself. So before its file is changed a copy of it is set aside, and put back at the next start
 * where the change was not finished; a file that was being made is made anew.
 */
final class SchemaUpgrade {
    private static final byte[] NEW = "new\n".getBytes(StandardCharsets.US_ASCII);

    private SchemaUpgrade() {}

    /** @throws StoreProblem if it cannot be reached, is in use by another program, or cannot be brought up to date */
    static HikariDataSource open(StoreSettings settings) {
        Path file = settings.file().orElse(null);
        if (file == null) {
            return migrated(settings, connected(settings));
        }
        if (Files.exists(file) && !Files.exists(marker(file))) {
            HikariDataSource source = connected(settings);
            try {
                if (flyway(source).info().pending().length == 0) {
                    return migrated(settings, source);
                }
            } catch (FlywayException e) {
                source.close();
                throw StoreProblem.outdated(settings, e);
            }
            source.close();
        }
        try {
            return guarded(settings, file);
        } catch (IOException e) {
            throw StoreProblem.unwritable(settings, e);
        }
    }

    private static Path marker(Path file) {
        return file.resolveSibling("zhicha.upgrading");
    }

    private static HikariDataSource guarded(StoreSettings settings, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path before = file.resolveSibling("zhicha.before");
        try (FileChannel marker = FileChannel.open(
                        marker(file), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = locked(marker)) {
            if (lock == null) {
                throw StoreProblem.inUse(settings);
            }
            if (Files.exists(before)) {
                Files.move(before, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else if (marker.size() > 0) {
                Files.deleteIfExists(file);
            }
            if (Files.exists(file)) {
                marker.truncate(0);
                setAside(file, before);
            } else {
                marker.write(ByteBuffer.wrap(NEW), 0);
                marker.force(true);
            }
            HikariDataSource source = migrated(settings, connected(settings));
            Files.deleteIfExists(before);
            Files.delete(marker(file));
            return source;
        }
    }

    /** Null where another program holds it. */
    private static @Nullable FileLock locked(FileChannel marker) throws IOException {
        try {
            return marker.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void setAside(Path file, Path before) throws IOException {
        Path part = before.resolveSibling("zhicha.before.part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, before, StandardCopyOption.ATOMIC_MOVE);
    }

    private static HikariDataSource connected(StoreSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("store");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(30_000);
        pool.setInitializationFailTimeout(10_000);
        try {
            return new HikariDataSource(pool);
        } catch (HikariPool.PoolInitializationException e) {
            throw StoreProblem.unreachable(settings, e);
        }
    }

    private static HikariDataSource migrated(StoreSettings settings, HikariDataSource source) {
        try {
            flyway(source).migrate();
            return source;
        } catch (FlywayException e) {
            source.close();
            throw StoreProblem.outdated(settings, e);
        }
    }

    private static Flyway flyway(HikariDataSource source) {
        return Flyway.configure(SchemaUpgrade.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:zhicha/app/store/migration")
                // parts number their migrations in ranges of their own
                .outOfOrder(true)
                .load();
    }
}
