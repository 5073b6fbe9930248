package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.crawler.evidence.VaultReader;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** {@code zhicha crawl} on a file system that really fills up: a small tmpfs, which only root can mount. */
class FullDiskTest {
    private static final int LISTINGS = 120;
    private static final long SEED = 20261123;

    @TempDir
    private Path folder;

    private Path disk;
    private boolean mounted;
    private HttpServer shop;

    @BeforeEach
    void open() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = mount("-t", "tmpfs", "-o", "size=5m", "tmpfs", disk.toString());
        assumeTrue(mounted, "no small file system can be mounted here; run as root on Linux");
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
        shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        shop.createContext("/", exchange -> {
            byte[] body = page(exchange.getRequestURI().getPath());
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        shop.start();
    }

    @AfterEach
    void close() throws Exception {
        if (shop != null) {
            shop.stop(0);
        }
        if (mounted) {
            assertTrue(run("umount", disk.toString()), "the small file system could not be unmounted");
        }
    }

    private static boolean mount(String... options) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Listings of 60 KB that hardly can be packed. */
    private static byte[] page(String path) {
        if (path.equals("/")) {
            return IntStream.rangeClosed(1, LISTINGS)
                    .mapToObj(i -> "<a href='/item/" + i + "'>i</a>")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }
        if (!path.startsWith("/item/")) {
            return new byte[0];
        }
        byte[] noise = new byte[30_000];
        new Random(SEED + path.hashCode()).nextBytes(noise);
        return ("<html><body><h1>商品 " + path.substring(6) + "</h1><p class=price>¥9.90</p><!--"
                        + HexFormat.of().formatHex(noise) + "--></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCrawlThatFilledTheDiskGoesOnWhenThereIsRoomAndLosesNothing() throws Exception {
        Path site = Files.writeString(
                folder.resolve("site.yaml"), """
                site: full
                home: http://127.0.0.1:%d/
                private-addresses: allowed
                listing: ["/item/(\\\\d+)"]
                politeness: {delay: 1ms, parallel: 3}
                extract: {title: h1, price: .price}
                """.formatted(shop.getAddress().getPort()));
        Path data = disk.resolve("data");
        Path out = folder.resolve("listings.jsonl");
        Object[] crawl = {"crawl", "--site", site, "--data", data, "--out", out};
        Verb.Ended full = Verb.child(folder, List.of("-Xmx256m"), crawl);
        assertEquals(69, full.exit(), full::toString);

        assertTrue(mount("-o", "remount,size=200m", disk.toString()));
        Verb.Ended more = Verb.child(folder, List.of("-Xmx256m"), crawl);
        assertEquals(0, more.exit(), () -> full + "\n\nand then\n" + more);
        List<String> ids = new ArrayList<>();
        VaultReader vault = VaultReader.open(data.resolve("vault"));
        for (String line : Files.readAllLines(out)) {
            Listing listing = ListingJson.read(line);
            ids.add(listing.id());
            assertTrue(
                    vault.find(listing.capture()).isPresent(),
                    () -> listing.id() + " names a capture that is not there");
        }
        Set<String> expected =
                IntStream.rangeClosed(1, LISTINGS).mapToObj(i -> "full-" + i).collect(Collectors.toSet());
        assertEquals(expected, new HashSet<>(ids), "nothing lost");
        assertEquals(LISTINGS, ids.size(), "nothing doubled");
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }
}
