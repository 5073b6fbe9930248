package zhicha.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;

/** The promises of the store on an H2 file, and what only a file has to promise. */
class H2StoreTest extends StoreContract {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Override
    StoreSettings empty() {
        return StoreSettings.file(folder.resolve("contract"));
    }

    /** The same folder again and again: each run goes on where the one before was killed. */
    @Test
    void whatWasToldIsThereAfterAKill() throws Exception {
        Random random = new Random(20261122);
        Path data = folder.resolve("killed");
        List<String> listings = new ArrayList<>();
        List<String> decisions = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            run(data, 30 + random.nextInt(60), listings, decisions);
            try (Store store = Store.open(StoreSettings.file(data))) {
                ReviewQueue queue = new ReviewQueue(store.reviews(), Clock.systemUTC(), store.ids(), ReviewQueue.LEASE);
                assertTrue(queue.verify().holds(), () -> queue.verify().toString());
                for (String listing : listings) {
                    assertTrue(store.listings().listing(listing).isPresent(), listing);
                    assertEquals(1, store.hits().ofListing(listing).size(), listing);
                }
                for (String decision : decisions) {
                    assertTrue(store.reviews().decision(decision).isPresent(), decision);
                }
                assertEquals(
                        store.listings().count(), queue.counts(QueueFilter.ALL).total(), "no flag lost or doubled");
            }
        }
        assertFalse(decisions.isEmpty());
    }

    /** A program of its own that writes into this folder until it is ended. */
    private static Process writer(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void run(Path data, int lines, List<String> listings, List<String> decisions) throws Exception {
        Process writer = writer(data);
        try (BufferedReader output = writer.inputReader()) {
            int read = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("listing ")) {
                    listings.add(line.substring(8));
                    read++;
                } else if (line.startsWith("decision ")) {
                    decisions.add(line.substring(9));
                    read++;
                }
                if (read == lines) {
                    // SIGKILL, by the handle: it leaves the pipe open, and what is still in there was told before
                    writer.toHandle().destroyForcibly();
                }
            }
            assertTrue(read >= lines, "the writer ended by itself after " + read + " lines");
        } finally {
            writer.destroyForcibly();
            assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aStoreThatIsOpenElsewhereSaysSo() throws Exception {
        Path data = folder.resolve("held");
        Process holder = writer(data);
        try (BufferedReader output = holder.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("listing ")) {
                line = output.readLine();
            }
            StoreProblem problem = assertThrows(StoreProblem.class, () -> Store.open(StoreSettings.file(data)));
            assertTrue(problem.getMessage().contains("another zhicha has it open"), problem.getMessage());
        } finally {
            holder.destroyForcibly();
            assertTrue(holder.waitFor(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aFolderThatWouldEndTheAddressIsRefusedAndNoPasswordIsShown() {
        assertThrows(IllegalArgumentException.class, () -> StoreSettings.file(Path.of("a;INIT=x")));
        StoreSettings server = StoreSettings.server("jdbc:postgresql://127.0.0.1/x?password=p1", "u", "p2");
        assertEquals("jdbc:postgresql://127.0.0.1/x as u", server.toString());
    }
}
