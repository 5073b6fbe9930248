package zhicha.app.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void aChangeInAnyOfTheFoldersEndsTheWaitingAndSoDoesClosing() throws Exception {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        FolderWatch watch = FolderWatch.open();
        assertTrue(watch.over(List.of(folder, lists, folder.resolve("rules"))), "rules is not there, and no matter");
        assertFalse(watch.over(List.of(folder, lists)), "the same again is nothing new");
        Files.writeString(lists.resolve("words.txt"), "高仿\n");
        assertTrue(watch.await(LONG));
        Path rules = Files.createDirectories(folder.resolve("rules"));
        assertTrue(watch.await(LONG));
        assertTrue(watch.over(List.of(folder, lists, rules)));
        assertTrue(watch.await(Duration.ofMillis(1)), "nothing changed, and patience has an end");
        closes(watch);
    }

    @Test
    void whereTheSystemTellsNothingTheWaitingIsShort() throws Exception {
        FolderWatch watch = FolderWatch.untold();
        assertFalse(watch.over(List.of(folder)));
        assertTrue(watch.await(LONG), "to be looked at now");
        closes(watch);
    }

    private static void closes(FolderWatch watch) throws Exception {
        watch.close();
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return watch.await(LONG);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(false, waiting.get(30, TimeUnit.SECONDS));
    }
}
