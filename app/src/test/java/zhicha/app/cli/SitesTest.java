package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Site files drafted from a page of a shop on loopback. */
class SitesTest {
    private static final String PAGE =
            "<html lang=en><title>Harbour Lamp</title><div class=breadcrumb><a href=/>Home</a>"
                    + "<a href=/lamps/desk>Desk</a></div><h1>Harbour Lamp</h1><p class=price>$12.00</p><img src=/1.jpg width=400></html>";

    @TempDir
    private Path folder;

    private HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] body = (path.equals("/robots.txt") ? "User-agent: *\nDisallow: /private/\n" : PAGE)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String shop() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void aDraftIsASiteFileThatReadsItsOwnPage() throws Exception {
        Path file = folder.resolve("lamps.yaml");
        String url = shop() + "/item/harbour-lamp-4711.html";
        Verb.Ended drafted =
                Verb.run("sites", "new", url, "--private", "--contact", "monitor@agency.example", "--out", file);
        assertEquals(0, drafted.exit(), drafted::toString);
        assertEquals(2, asked.size(), asked::toString);
        assertTrue(asked.get(0).startsWith("/robots.txt "), asked::toString);
        assertTrue(asked.get(1).contains("monitor@agency.example"), asked::toString);
        String yaml = Files.readString(file);
        assertTrue(yaml.contains("'/lamps/.*'"), yaml);
        Path page = Files.writeString(folder.resolve("page.html"), PAGE);
        Verb.Ended read = Verb.run("extract", page, "--url", url, "--site", file, "--why");
        assertEquals(0, read.exit(), read::toString);
        assertTrue(read.err().contains("编号 / item 4711"), read::toString);
    }

    @Test
    void aDraftComesWithAFirstTestThatFailsWhenTheSiteFileIsSpoilt() throws Exception {
        Path file = folder.resolve("lamps.yaml");
        Verb.run("sites", "new", shop() + "/item/harbour-lamp-4711.html", "--private", "--out", file);
        Path tests = folder.resolve("lamps.tests/tests.yaml");
        String written = Files.readString(tests);
        assertTrue(written.contains("title: \"Harbour Lamp\"") && written.contains("price: \"12.00 USD\""), written);
        Verb.Ended passed = Verb.run("rules", "test", "--site", file);
        assertEquals(0, passed.exit(), passed::toString);
        assertTrue(passed.err().contains("站点样例 / examples of sites 1，通过 / passed 1"), passed::toString);

        Files.writeString(tests, written.replace("12.00 USD", "13.00 USD") + "      brand: Acme\n");
        Verb.Ended failed = Verb.run("rules", "test", "--site", file);
        assertEquals(1, failed.exit(), failed::toString);
        assertTrue(failed.out().contains("✗ ") && failed.out().contains("tests.yaml:4："), failed::toString);
        assertTrue(failed.out().contains("- 应为 / expected  「13.00 USD」"), failed::toString);
        assertTrue(failed.out().contains("+ 实为 / seen      「12.00 USD」"), failed::toString);
        assertTrue(failed.out().contains("brand"), failed::toString);
        Verb.Ended json = Verb.run("rules", "test", "--site", file, "--json");
        assertTrue(json.lines().getFirst().contains("\"fields\""), json::toString);

        Files.writeString(tests, written + "      prise: 1\n");
        Verb.Ended broken = Verb.run("rules", "test", "--site", file);
        assertEquals(65, broken.exit(), broken::toString);
        assertTrue(broken.err().contains("write \"price\""), broken::toString);
        // somebody's own tests are never written over
        Verb.run("sites", "new", shop() + "/item/harbour-lamp-4711.html", "--private", "--out", file);
        assertTrue(Files.readString(tests).contains("prise"));
    }

    @Test
    void robotsIsKeptAndAPublicShopIsToldWhoAsks() {
        Verb.Ended refused = Verb.run("sites", "new", shop() + "/private/1", "--private");
        assertEquals(69, refused.exit(), refused::toString);
        assertEquals(1, asked.size(), "the page itself was never asked for");
        Verb.Ended guarded = Verb.run("sites", "new", shop() + "/item/1", "--contact", "monitor@agency.example");
        assertEquals(69, guarded.exit(), guarded::toString);
        assertEquals(1, asked.size(), "an address of one's own network takes the word of the one who asks");
        assertEquals(2, Verb.run("sites", "new", "no address").exit());
    }
}
