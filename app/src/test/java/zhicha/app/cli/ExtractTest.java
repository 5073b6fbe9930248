package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;
import zhicha.rules.subject.json.ListingProblem;

/** {@code zhicha extract}: one saved page to listing JSON. */
class ExtractTest {
    private static final String URL = "https://shop.example/item/77.html";
    private static final String PAGE = """
            <!DOCTYPE html><html><head>%s<title>五常大米 真空包装</title></head><body>
            <h1>五常大米 真空包装 5kg</h1><p class="price">¥59.90</p><img src="/pic/rice.jpg">
            <p class="shop">黑土地粮油店</p><p>产地黑龙江，当年新米，收到后请放在阴凉干燥的地方保存，开封以后尽快食用。</p>
            </body></html>""";

    @TempDir
    private Path folder;

    private Path site() throws Exception {
        return Files.writeString(folder.resolve("site.yaml"), """
                site: shop
                home: https://shop.example/
                start: [https://shop.example/]
                listing: ["/item/(\\\\d+)\\\\.html"]
                extract:
                  title: h1
                  price: .price
                  seller.name: .shop
                """);
    }

    private Path page(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static Listing read(Verb.Ended ended) throws ListingProblem {
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals(1, ended.lines().size());
        return ListingJson.read(ended.out());
    }

    @Test
    void aPlainPageAndAPackedOneGiveTheSameListing() throws Exception {
        byte[] bytes = PAGE.formatted("<meta charset=\"utf-8\">").getBytes(StandardCharsets.UTF_8);
        Path packed = folder.resolve("page.html.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(bytes);
        }
        Verb.Ended plain = Verb.run("extract", page("page.html", bytes), "--url", URL, "--site", site());
        Listing listing = read(plain);
        assertEquals("shop-77", listing.id());
        assertEquals("五常大米 真空包装 5kg", listing.title());
        assertEquals("59.90", listing.price().amount().toPlainString());
        assertEquals("黑土地粮油店", listing.seller().name());
        assertEquals(
                plain.out(),
                Verb.run("extract", packed, "--url", URL, "--site", site()).out());
    }

    @Test
    void aGbkPageThatDoesNotSaySoIsReadAllTheSame() throws Exception {
        Path file = page("gbk.html", PAGE.formatted("").getBytes(Charset.forName("GBK")));
        Listing listing = read(Verb.run("extract", file, "--url", URL, "--site", site()));
        assertEquals("五常大米 真空包装 5kg", listing.title());
        assertEquals("黑土地粮油店", listing.seller().name());
    }

    @Test
    void whyTellsWhereEachFieldCameFrom() throws Exception {
        Path file = page("page.html", PAGE.formatted("").getBytes(StandardCharsets.UTF_8));
        Verb.Ended ended = Verb.run("extract", file, "--url", URL, "--site", site(), "--why");
        assertEquals("shop-77", read(ended).id());
        assertTrue(ended.err().contains("charset"), ended.err());
        assertTrue(ended.err().contains("seller.name"), ended.err());
        assertTrue(ended.err().contains(".shop"), ended.err());
    }

    @Test
    void aPageWithoutATitleIsRefusedWithAReason() throws Exception {
        Path file = page(
                "untitled.html", "<html><body><p class=price>¥12</p></body></html>".getBytes(StandardCharsets.UTF_8));
        Verb.Ended ended = Verb.run("extract", file, "--url", URL);
        assertEquals(65, ended.exit(), ended::toString);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("title"), ended.err());
        assertTrue(ended.err().contains(URL), ended.err());
    }

    @Test
    void whatIsNoPageIsRefusedWithAReason() throws Exception {
        Path picture = SamplePack.draw(folder.resolve("picture.html"));
        refused(65, "HTML", "extract", picture, "--url", URL);
        refused(65, "empty", "extract", page("empty.html", new byte[0]), "--url", URL);
        refused(
                65,
                "cut or damaged",
                "extract",
                page("cut.html", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}),
                "--url",
                URL);
        refused(69, "none.html", "extract", folder.resolve("none.html"), "--url", URL);
        refused(69, folder.toString(), "extract", folder, "--url", URL);
        refused(2, "ftp://x", "extract", picture, "--url", "ftp://x");
        refused(2, "--url", "extract", picture);
    }

    @Test
    void aBrokenSiteFileIsToldWithItsLine() throws Exception {
        Path file = page("page.html", PAGE.formatted("").getBytes(StandardCharsets.UTF_8));
        Path broken = Files.writeString(
                folder.resolve("broken.yaml"), "site: shop\nhome: https://shop.example/\nlisting: [\"/item/(\"]\n");
        refused(65, "broken.yaml:3", "extract", file, "--url", URL, "--site", broken);
    }

    private static void refused(int exit, String said, Object... arguments) {
        Verb.Ended ended = Verb.run(arguments);
        assertEquals(exit, ended.exit(), ended::toString);
        assertTrue(ended.err().contains(said), ended.err());
        assertEquals("", ended.out());
    }
}
