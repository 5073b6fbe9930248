package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.fetch.browser.Chromium;

/** A browser that did not start once is no reason to do without one for good. */
class BrowserTest {
    private static final String PLACE = "zhicha.chromium";

    @TempDir
    private Path folder;

    private Path real = Path.of("");

    @BeforeEach
    void installed() {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(), "no Chromium (apt install chromium), so rendering is not tested");
        real = Chromium.installed().orElseThrow();
    }

    @AfterEach
    void usual() {
        System.clearProperty(PLACE);
    }

    private Path program(String text) throws Exception {
        Path program = Files.writeString(folder.resolve("chromium"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void oneThatDidNotStartIsTriedAgainAfterAPause() throws Exception {
        System.setProperty(PLACE, program("exit 1").toString());
        try (Browser browser = new Browser(Duration.ofMillis(300))) {
            assertTrue(browser.get().isEmpty());
            program("exec '" + real + "' \"$@\"");
            long begun = System.nanoTime();
            boolean came = browser.get().isPresent();
            while (!came && System.nanoTime() - begun < Duration.ofSeconds(60).toNanos()) {
                Thread.sleep(50);
                came = browser.get().isPresent();
            }
            assertTrue(came);
            assertTrue(System.nanoTime() - begun > Duration.ofMillis(100).toNanos(), "after a pause");
        }
    }

    @Test
    void oneThatIsInstalledLaterIsFound() throws Exception {
        System.setProperty(PLACE, folder.resolve("chromium").toString());
        try (Browser browser = new Browser(Duration.ofMinutes(1))) {
            assertTrue(browser.get().isEmpty());
            program("exec '" + real + "' \"$@\"");
            assertTrue(browser.get().isPresent());
        }
    }

    @Test
    void afterTheEndThereIsNone() throws Exception {
        Browser browser = new Browser();
        browser.close();
        assertTrue(browser.get().isEmpty());
    }
}
