package zhicha.crawler.crawl.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;

class SitemapsTest {
    private static final WebAddress MAP =
            WebAddress.of("http://shop.example/map.xml").orElseThrow();

    @TempDir
    private Path folder;

    private List<Found> read(String xml) throws IOException {
        SiteFile site = SiteFiles.read(Files.writeString(
                        folder.resolve("site.yaml"),
                        "site: demo\nhome: http://shop.example/\nlisting: [\"/item/(.+)\"]\n"))
                .file()
                .orElseThrow();
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        Exchange answer = new Exchange(
                MAP.uri(),
                "127.0.0.1",
                null,
                "GET /map.xml HTTP/1.1",
                List.of(),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "application/xml")),
                body,
                body,
                Instant.now(),
                Duration.ZERO);
        return Sitemaps.read(answer, 0, site, site.allowedHosts());
    }

    /** Nothing of the machine or its network may be drawn into an address by way of XML. */
    @Test
    void entitiesOfASitemapReadNoFileAndAskNobody() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hidden");
        AtomicBoolean asked = new AtomicBoolean();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try {
                    server.accept().close();
                    asked.set(true);
                } catch (IOException closed) {
                    // the test is over
                }
            });
            String xml = "<?xml version='1.0'?><!DOCTYPE urlset SYSTEM 'http://127.0.0.1:" + server.getLocalPort()
                    + "/x.dtd' [<!ENTITY f SYSTEM '" + secret.toUri() + "'>]>"
                    + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                    + "<url><loc>http://shop.example/item/&f;</loc></url>"
                    + "<url><loc>http://shop.example/item/2</loc></url></urlset>";
            List<Found> found = List.of();
            try {
                found = read(xml);
            } catch (IOException refused) {
                // to refuse all of it is as good
            }
            assertFalse(found.toString().contains("hidden"), found::toString);
            assertFalse(asked.get(), "the document type was asked for");
        }
    }

    @Test
    void readsWhatASiteNames() throws Exception {
        assertEquals(
                1,
                read("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://shop.example/item/1</loc>"
                                + "</url><url><loc>http://elsewhere.example/item/2</loc></url></urlset>")
                        .size());
    }
}
