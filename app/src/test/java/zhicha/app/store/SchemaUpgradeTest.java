package zhicha.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on an H2 file, whose tables are made or changed when somebody pulls the plug. */
class SchemaUpgradeTest {
    @TempDir
    Path folder;

    private StoreSettings settings;
    private Path file;
    private Path marker;
    private Path before;

    @BeforeEach
    void name() {
        settings = StoreSettings.file(folder);
        file = settings.file().orElseThrow();
        marker = file.resolveSibling("zhicha.upgrading");
        before = file.resolveSibling("zhicha.before");
    }

    private void assertWhole() throws IOException {
        try (Store store = Store.open(settings)) {
            assertEquals(0, store.listings().count());
            assertTrue(store.runs().unended("nothing").isEmpty());
        }
        assertFalse(Files.exists(marker));
        assertFalse(Files.exists(before));
    }

    @RepeatedTest(3)
    void aFileThatWasBeingMadeIsMadeAnew(RepetitionInfo info) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!Files.exists(marker) && !Files.exists(file)) {
            assertTrue(writer.isAlive(), "it ended before it made anything");
            Thread.sleep(1);
        }
        Thread.sleep(new Random(info.getCurrentRepetition()).nextInt(400));
        writer.destroyForcibly().waitFor();
        if (Files.exists(marker)) {
            assertWhole();
        } else {
            // it had come further than that
            Store.open(settings).close();
        }
    }

    private void older() throws SQLException {
        Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:zhicha/app/store/migration")
                .target("8")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("create table of_before(one int)");
        }
    }

    private List<String> tables() throws SQLException {
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var found = connection.getMetaData().getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
            List<String> tables = new ArrayList<>();
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
            return tables;
        }
    }

    @Test
    void anOlderFileIsPutBackAndChangedFromTheStart() throws Exception {
        older();
        Files.copy(file, before);
        Files.createFile(marker);
        // as a kill in the middle of version 20 leaves it
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("create table frontier_crawl(half int)");
        }
        assertWhole();
        assertTrue(tables().contains("of_before"), () -> "what was there is there");
    }

    @Test
    void aChangeThatFailsIsTakenBackAtOnce() throws Exception {
        older();
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("create table frontier_crawl(of_somebody_else int)");
        }
        assertThrows(StoreProblem.class, () -> Store.open(settings));
        assertFalse(Files.exists(marker), "whoever works on with the older version is not overrun by the next start");
        assertFalse(Files.exists(before));
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute("drop table frontier_crawl");
            statement.execute("create table of_since(one int)");
        }
        assertWhole();
        assertTrue(tables().containsAll(List.of("of_before", "of_since")));
    }

    @Test
    void aBackupPutWhereANewFileWasBeingMadeIsMovedAsideAndNotLost() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(marker, "new\n");
        Files.writeString(file, "a backup");
        assertWhole();
        assertEquals("a backup", Files.readString(file.resolveSibling("zhicha.halfway")));
    }

    @Test
    void aCopyWithoutAMarkerIsOfNoUseAnyMore() throws Exception {
        older();
        Files.writeString(before, "of a change that ended long ago");
        assertWhole();
        assertTrue(tables().contains("of_before"));
    }

    @Test
    void aCopyThatWasNotFinishedIsMadeAgain() throws Exception {
        older();
        Files.createFile(marker);
        Files.writeString(file.resolveSibling("zhicha.before.part"), "half");
        assertWhole();
        assertTrue(tables().contains("of_before"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(folder.resolve("store"), "a file where the folder should be");
        StoreProblem problem = assertThrows(StoreProblem.class, () -> Store.open(settings));
        assertTrue(String.valueOf(problem.getMessage()).contains("无法写入"), problem::toString);
        assertTrue(String.valueOf(problem.getMessage()).contains(folder.toString()), problem::toString);
    }

    @Test
    void nobodyElseTouchesAStoreThatIsBeingChanged() throws Exception {
        older();
        try (FileChannel other = FileChannel.open(
                        file.resolveSibling("zhicha.upgrade-lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertTrue(lock.isValid());
            StoreProblem problem = assertThrows(StoreProblem.class, () -> Store.open(settings));
            assertTrue(String.valueOf(problem.getMessage()).contains("正在更新表结构"), problem::toString);
        }
        assertTrue(tables().contains("of_before"));
    }
}
