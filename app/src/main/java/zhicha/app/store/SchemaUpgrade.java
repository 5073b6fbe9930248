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
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a store up to date, so that a kill in the middle costs nothing. PostgreSQL does each change whole or not at
 * all; H2 commits each statement by itself. So before its file is changed a copy of it is set aside, and put back at the next start
 * where the change was not finished; a file that was being made is made anew.
 */
final class SchemaUpgrade {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpgrade.class);

    private static final byte[] NEW = "new\n".getBytes(StandardCharsets.US_ASCII);
    /** Empty, as earlier versions take anything else for a file that was being made. */
    private static final byte[] CHANGED = {};

    private SchemaUpgrade() {}

    /** @throws StoreProblem if it cannot be reached, is in use by another program, or cannot be brought up to date */
    static HikariDataSource open(StoreSettings settings) {
        Path file = settings.file().orElse(null);
        if (file == null) {
            return migrated(settings, connected(settings));
        }
        try {
            HikariDataSource current = current(settings, file);
            return current == null ? guarded(settings, file) : current;
        } catch (IOException e) {
            throw StoreProblem.unwritable(settings, e);
        }
    }

    /** Null where there is something to change, or something that was begun. */
    private static @Nullable HikariDataSource current(StoreSettings settings, Path file) {
        if (!Files.exists(file) || Files.exists(marker(file))) {
            return null;
        }
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
        return null;
    }

    /** Is there while a file is being made or changed, and after a kill in the middle. */
    private static Path marker(Path file) {
        return file.resolveSibling("zhicha.upgrading");
    }

    private static HikariDataSource guarded(StoreSettings settings, Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path before = file.resolveSibling("zhicha.before");
        // of a file of its own, which stays: who waits for one that is then deleted would hold a lock on nothing
        try (FileChannel locks = FileChannel.open(
                        file.resolveSibling("zhicha.upgrade-lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = locked(locks)) {
            if (lock == null) {
                throw StoreProblem.inUse(settings);
            }
            // another program may have done it meanwhile
            HikariDataSource current = current(settings, file);
            if (current != null) {
                return current;
            }
            putBack(file, before);
            boolean there = Files.exists(file);
            mark(file, there ? CHANGED : NEW);
            if (there) {
                setAside(file, before);
            }
            HikariDataSource source;
            try {
                source = migrated(settings, connected(settings));
            } catch (StoreProblem failed) {
                putBack(file, before);
                Files.deleteIfExists(marker(file));
                throw failed;
            }
            Files.deleteIfExists(before);
            Files.delete(marker(file));
            return source;
        }
    }

    private static void mark(Path file, byte[] what) throws IOException {
        try (FileChannel marker = FileChannel.open(
                marker(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            marker.write(ByteBuffer.wrap(what));
            marker.force(true);
        }
    }

    /**
     * What was there before a change that did not end; what the change left, or the making of a new file, stays beside
     * it, in case somebody has put a backup there.
     */
    private static void putBack(Path file, Path before) throws IOException {
        if (!Files.exists(marker(file))) {
            return;
        }
        Path halfway = file.resolveSibling("zhicha.halfway");
        boolean changed = Files.exists(before);
        if (Files.exists(file) && (changed || Arrays.equals(Files.readAllBytes(marker(file)), NEW))) {
            Files.move(file, halfway, StandardCopyOption.REPLACE_EXISTING);
        }
        if (changed) {
            Files.move(before, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.warn(
                    "升级未完成，已恢复升级前的数据库；升级留下的文件在 {} / an upgrade did not end; the store from before is back, and what it left is {}",
                    halfway,
                    halfway);
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
