package zhicha.crawler.fetch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers of programs that were killed, or interrupted while they started one. */
class LeftBrowserTest {
    @TempDir
    private Path temporary;

    @BeforeEach
    void installed() {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
    }

    @Test
    void theBrowserOfAKilledProgramIsEndedByTheNextAndALivingOnesIsNot() throws Exception {
        Process living = child("stay");
        Process killed = child("stay");
        try {
            assertEquals("started true", said(living));
            assertEquals("started true", said(killed));
            assertEquals(2, browsers(living).size() + browsers(killed).size());
            List<ProcessHandle> left = browsers(killed);
            killed.destroyForcibly().waitFor();
            assertTrue(left.stream().allMatch(ProcessHandle::isAlive), "a browser outlives its program");
            assertEquals(2, profiles());
            // a number that another process has by now, and a folder that nobody locked, are none of ours
            Files.createDirectories(temporary.resolve("zhicha-browser-of-somebody"));

            Process next = child("end");
            assertEquals("started true", said(next));
            assertTrue(next.waitFor(30, TimeUnit.SECONDS));
            assertTrue(left.stream().noneMatch(ProcessHandle::isAlive));
            assertTrue(browsers(living).stream().allMatch(ProcessHandle::isAlive));
            assertEquals(1, browsers(living).size());
            assertEquals(2, profiles(), "the living one's, and the stranger's");
        } finally {
            // with all their processes: one that still writes would be in the way when the folder is cleared
            for (Process child : List.of(living, killed)) {
                browsers(child).forEach(browser -> Profile.end(browser, false));
                child.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void anInterruptWhileItStartsLeavesNothing() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        Path program = Chromium.installed().orElseThrow();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Chromium.start(program));
        assertFalse(Thread.interrupted(), "whoever is told of it by an exception is not told twice");
        assertEquals(before, ProcessHandle.current().descendants().toList());
    }

    private Process child(String what) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrowserChild.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Log lines may come before it. */
    private static String said(Process child) throws IOException {
        BufferedReader out = child.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("started")) {
                return line;
            }
        }
        return "nothing";
    }

    private static List<ProcessHandle> browsers(Process child) {
        return child.toHandle()
                .children()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(one -> one.startsWith("--user-data-dir=")))
                .toList();
    }

    private long profiles() throws IOException {
        try (Stream<Path> inside = Files.list(temporary)) {
            return inside.filter(path -> path.getFileName().toString().startsWith("zhicha-browser"))
                    .count();
        }
    }
}
