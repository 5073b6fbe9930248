package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.rules.subject.Listing;

class ReindexTest {
    @TempDir
    private Path folder;

    @Test
    void theIndexIsMadeAnewAndTheOldOneRemoved() throws Exception {
        Path archive = folder.resolve("archive");
        try (Store store = Store.open(StoreSettings.file(folder))) {
            for (int i = 0; i < 120; i++) {
                store.listings().save(Listing.builder("l-" + i, "红肠 " + i).build(), null, Instant.EPOCH);
            }
            store.listings().save(Listing.builder("l-7", "红肠 改").build(), null, Instant.EPOCH.plusSeconds(60));
        }
        Verb.Ended first = Verb.run("reindex", "--data", folder);
        assertEquals(0, first.exit(), first::toString);
        assertTrue(first.out().contains("已索引 120 件商品的 121 个版本"), first::toString);
        String before = Files.readString(archive.resolve("current"));
        Verb.Ended second = Verb.run("reindex", "--data", folder);
        assertEquals(0, second.exit(), second::toString);
        assertFalse(Files.exists(archive.resolve(before.strip())));
        try (Stream<Path> left = Files.list(archive)) {
            assertEquals(2, left.count(), "the new index and the file that names it");
        }

        try (Store store = Store.open(StoreSettings.file(folder))) {
            store.jdbi().useHandle(handle -> handle.execute("update observation set data = '' where listing = 'l-3'"));
        }
        Verb.Ended partly = Verb.run("reindex", "--data", folder);
        assertEquals(65, partly.exit(), partly::toString);
        assertTrue(partly.out().contains("120 revisions"), partly::toString);
        assertTrue(partly.err().contains("l-3"), partly::toString);
    }

    @Test
    void itSaysWhereNothingIsKeptAndWhereAnotherProgramHasTheStoreOpen() throws Exception {
        Verb.Ended nothing = Verb.run("reindex", "--data", folder.resolve("none"));
        assertEquals(69, nothing.exit(), nothing::toString);
        assertFalse(Files.exists(folder.resolve("none")));
        try (Store store = Store.open(StoreSettings.file(folder))) {
            Verb.Ended inUse = Verb.child(folder, java.util.List.of(), "reindex", "--data", folder);
            assertEquals(69, inUse.exit(), inUse::toString);
            assertFalse(Files.exists(folder.resolve("archive")));
            assertTrue(store.revisions().lastChange() >= 0);
        }
    }
}
