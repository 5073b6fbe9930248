package zhicha.bench.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.bench.Bench;
import zhicha.bench.crawl.frontier.Measured;
import zhicha.bench.crawl.peer.Contenders;
import zhicha.bench.crawl.site.MadeSite;
import zhicha.bench.crawl.site.Visit;

/** That it runs, counts right and leaves nothing. No speeds are asserted. */
class CrawlSpeedTest {
    @TempDir
    private Path folder;

    @Test
    void aSmallRunEndsWithTheFigure() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = Bench.run(
                    Path.of(".."),
                    "crawl",
                    "--quick",
                    "--hosts",
                    "2",
                    "--items",
                    "3",
                    "--only",
                    "fast,polite",
                    "--lean-server",
                    "--folder",
                    folder.toString());
        } finally {
            System.setOut(before);
        }
        String output = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(0, exit, output);
        String last = output.lines().toList().getLast();
        assertTrue(
                last.matches(
                        "[\\d]+ pages/s and [\\d.]+ CPU s per 1,000 pages, all sealed; [\\d.]+ % of the polite rate"
                                + " over 4 hosts and a slow one, shortest gap \\d+ of 300 ms"),
                output);
        assertEquals(0, folder.toFile().list().length, "it leaves nothing behind");
    }

    @Test
    void whoIsNotInstalledIsLeftOutAndToldHow() {
        String missing = Contenders.crawlee(folder).missing().orElseThrow();
        assertTrue(missing.contains("npm install --prefix"), missing);
    }

    @Test
    void theSameSeedMakesTheSameSite() throws IOException {
        MadeSite site = new MadeSite(7, 0, 2, 3, 5_000);
        site.write(folder.resolve("a"));
        site.write(folder.resolve("b"));
        Path page = Path.of("127.0.0.2", "item", "100001.html");
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("a").resolve(page), folder.resolve("b").resolve(page)));
        assertTrue(Files.size(folder.resolve("a").resolve(page)) >= 5_000);
        assertEquals(8, site.pages());
        new MadeSite(8, 0, 2, 3, 5_000).write(folder.resolve("c"));
        assertFalse(Files.mismatch(
                        folder.resolve("a").resolve(page), folder.resolve("c").resolve(page))
                == -1);
    }

    @Test
    void politenessIsReadFromTheServersLog() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            visits.add(new Visit(100 + i, "127.0.1.1", i == 0 ? "/robots.txt" : "/item/" + i, 200));
            visits.add(new Visit(100.5 + i * 1.25, "127.0.1.2", "/item/" + i, 200));
            visits.add(new Visit(100 + i * 3, "slow", "/item/" + i, 200));
        }
        Politeness politeness = Politeness.of(visits, 1, "slow");
        // from 100.5 to 110: nine requests in nine seconds, and seven in eight and three quarters
        assertEquals((9 + 7) / (9 + 8.75), politeness.share(), 0.001);
        assertEquals(1.0, politeness.shortest(), 1e-9);
        visits.add(new Visit(110.4, "127.0.1.1", "/item/11", 200));
        assertEquals(0.4, Politeness.of(visits, 1, "slow").shortest(), 1e-9);
    }

    @Test
    void whatAProcessUsedIsReadFromWhatItSaysLast() {
        Used used = Used.of("USED cpu=1.000 memory=5\nmore\nUSED cpu=2.500 memory=NaN\n")
                .orElseThrow();
        assertEquals(2.5, used.cpu());
        assertTrue(Double.isNaN(used.memory()));
        assertTrue(Used.of("Exception in thread main").isEmpty());
        Measured measured = Measured.of("STEP known=10 add=1.5 take=20.0\nLOAD known=10 heap=44.0\nDISK bytes=900.0\n");
        assertEquals(List.of(new Measured.Step(10, 1.5, 20)), measured.steps());
        assertThrows(IllegalArgumentException.class, () -> Measured.of("Exception in thread main"));
    }
}
