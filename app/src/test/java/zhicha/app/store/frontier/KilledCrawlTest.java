package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Finished;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.rules.subject.Listing;

/**
 * A real process, killed with SIGKILL in the middle of its crawl and started again over the same H2 file: three times, or as
 * often as {@code -Dzhicha.kills=50} says.
 */
class KilledCrawlTest {
    private static final int KILLS = Integer.getInteger("zhicha.kills", 3);
    private static final int LISTINGS = 50 * KILLS;
    /** A page for each thread of the child may be in hand when it is killed. */
    private static final int IN_HAND = 4;
    /** And as many may have been read a moment before, and not been recorded yet. */
    private static final int TOGETHER = 64;

    private static final long SEED = 20261122;

    @TempDir
    private Path folder;

    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private HttpServer shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            visits.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            total.incrementAndGet();
            byte[] body = page(path);
            try (exchange) {
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
    }

    @AfterEach
    void closeShop() {
        shop.stop(0);
    }

    private static byte[] page(String path) {
        if (path.startsWith("/img/")) {
            return new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};
        }
        String html;
        if (path.equals("/")) {
            html = IntStream.rangeClosed(1, 10)
                    .mapToObj(i -> "<a href='/c/" + i + "'>c</a>")
                    .collect(Collectors.joining());
        } else if (path.startsWith("/c/")) {
            int category = Integer.parseInt(path.substring(3));
            html = IntStream.rangeClosed(1, LISTINGS)
                    .filter(item -> item % 10 == category % 10)
                    .mapToObj(item -> "<a href='/item/" + item + "?spm=" + category + "'>i</a>")
                    .collect(Collectors.joining());
        } else if (path.startsWith("/item/")) {
            int item = Integer.parseInt(path.substring(6));
            html = "<h1>商品 " + item + "</h1><img src='/img/" + item + ".jpg'><a href='/item/" + (item % LISTINGS + 1)
                    + "'>n</a>";
        } else {
            html = "";
        }
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private Process child(String jdbc, Path site) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CrawlChild.class.getName(),
                        jdbc,
                        site.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("child.log").toFile()))
                .start();
    }

    @Test
    void losesAndDoublesNothingHoweverOftenItIsKilled() throws Exception {
        Path site = Files.writeString(
                folder.resolve("site.yaml"),
                "site: demo\nhome: http://127.0.0.1:" + shop.getAddress().getPort()
                        + "/\nprivate-addresses: allowed\nfollow: [\"/c/.*\"]\nlisting: [\"/item/(\\\\d+)\"]\n"
                        + "politeness: {delay: 3ms, parallel: 3}\n");
        String jdbc = "jdbc:h2:file:" + folder.resolve("store") + H2FrontierTest.OPTIONS;
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = child(jdbc, site);
            int until = total.get() + 25 + random.nextInt(50);
            Instant patience = Instant.now().plus(Duration.ofSeconds(60));
            while (total.get() < until && process.isAlive() && Instant.now().isBefore(patience)) {
                Thread.sleep(5);
            }
            assertTrue(process.isAlive(), () -> "ended too early: " + log());
            process.destroyForcibly().waitFor();
        }
        Process last = child(jdbc, site);
        assertTrue(last.waitFor(120, TimeUnit.SECONDS), this::log);
        assertEquals(0, last.exitValue(), this::log);

        JdbcConnectionPool pool = JdbcConnectionPool.create(jdbc, "sa", "");
        Frontier frontier =
                new SqlFrontiers(Jdbi.create(pool)).open("crawl-1", "demo", Duration.ZERO, 1, Instant.now());
        Set<String> expected =
                IntStream.rangeClosed(1, LISTINGS).mapToObj(i -> "demo-" + i).collect(Collectors.toSet());
        List<Listing> listings = frontier.listings();
        assertEquals(expected, listings.stream().map(Listing::id).collect(Collectors.toSet()), "nothing lost");
        assertEquals(LISTINGS, listings.size(), "nothing doubled");
        Tally tally = frontier.tally();
        assertEquals(0, tally.queued() + tally.leased());
        List<Finished> finished = frontier.finished();
        assertEquals(
                finished.size(),
                new HashSet<>(finished.stream().map(Finished::address).toList()).size());
        assertEquals(1 + 10 + 2 * LISTINGS, finished.size(), "front page, categories, listings and their pictures");
        long again = visits.entrySet().stream()
                .filter(visit -> !visit.getKey().equals("/robots.txt"))
                .mapToLong(visit -> visit.getValue().get() - 1)
                .sum();
        assertTrue(
                again <= KILLS * (IN_HAND + TOGETHER),
                again + " pages were asked again; at most those in hand and in the last batch may be");
        pool.dispose();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("child.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
