package zhicha.app.store.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;

/** A row that is locked by what is none of our transactions, as one is for ever in a store that was damaged. */
class StuckRowTest {
    private static final String INSERT =
            "insert into site_day (site, day_of, requests) values ('shop', date '2026-11-23', 1)";

    @TempDir
    private Path folder;

    @Test
    void aLockThatNobodyOfOursHoldsSaysWhatItMayBeAndWhatToDo() throws Exception {
        StoreSettings usual = StoreSettings.file(folder);
        StoreSettings hasty = new StoreSettings(
                usual.url().replace("LOCK_TIMEOUT=20000", "LOCK_TIMEOUT=100"), usual.user(), usual.password(), 4);
        try (Store store = Store.open(hasty);
                Connection other = DriverManager.getConnection(hasty.url(), "sa", "")) {
            other.setAutoCommit(false);
            other.createStatement().execute(INSERT);
            JdbiException failed = assertThrows(
                    JdbiException.class,
                    () -> store.jdbi()
                            .useTransaction(
                                    handle -> handle.createUpdate(INSERT).execute()));
            StuckRow stuck = StuckRow.in(failed).orElseThrow();
            assertEquals("HYT00", stuck.getSQLState());
            assertTrue(stuck.getMessage().contains("an earlier version left when it was killed"), stuck::getMessage);
            assertTrue(failed.getMessage().contains("keep a copy"), "where only the outermost is told: " + failed);

            other.rollback();
            store.jdbi().useTransaction(handle -> handle.createUpdate(INSERT).execute());
            assertTrue(
                    StuckRow.in(assertThrows(
                                    JdbiException.class,
                                    () -> store.jdbi()
                                            .useTransaction(handle ->
                                                    handle.createUpdate(INSERT).execute())))
                            .isEmpty(),
                    "a key that is there is no lock");
        }
    }
}
