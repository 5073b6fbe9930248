package zhicha.matcher.image.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvgDrawingTest {
    private static final String HEAD =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' ";

    private static Decoded read(String svg) {
        return SvgDrawing.read(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static Picture drawn(String svg) {
        return assertInstanceOf(Decoded.Readable.class, read(svg)).picture();
    }

    @Test
    void aLogoIsDrawnLargeOnWhite() {
        Picture picture =
                drawn(HEAD + "viewBox='0 0 40 20'><rect x='10' y='5' width='20' height='10' fill='#c00'/></svg>");
        assertEquals(1024, picture.width());
        assertEquals(512, picture.height());
        assertEquals(0xffffff, picture.rgb()[0]);
        assertEquals(0xcc0000, picture.rgb()[256 * 1024 + 512]);
    }

    @Test
    void aWhiteLogoIsDrawnOnGreySoThatItCanBeSeen() {
        Picture picture = drawn(HEAD + "viewBox='0 0 20 20'><circle cx='10' cy='10' r='8' fill='white'/></svg>");
        assertEquals(0x808080, picture.rgb()[0]);
        assertEquals(0xffffff, picture.rgb()[512 * 1024 + 512]);
    }

    @Test
    void itsBeginningTellsADrawingFromOtherMarkup() {
        assertTrue(
                SvgDrawing.is("\ufeff <?xml version='1.0'?>\n<!-- made -->\n<svg/>".getBytes(StandardCharsets.UTF_8)));
        assertTrue(SvgDrawing.is("<!-- x --><svg/>".getBytes(StandardCharsets.UTF_8)));
        assertFalse(SvgDrawing.is("<html><svg/></html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void nothingIsFetchedFromOutside(@TempDir Path folder) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret.svg"), HEAD + "viewBox='0 0 9 9'/>");
            drawn(HEAD + "viewBox='0 0 20 20'><style>@import url('" + at
                    + "a.css');</style><image width='9' height='9' xlink:href='"
                    + at + "b.png'/><use xlink:href='" + secret.toUri() + "#x'/><use href='" + at
                    + "c.svg#x'/><rect width='5' height='5' fill='url(" + at + "d.svg#x) red'/><circle r='9'/></svg>");
            read("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' '" + at + "svg11.dtd'>" + HEAD
                    + "viewBox='0 0 20 20'><circle r='9'/></svg>");
            assertEquals(0, asked.get());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void entitiesAreRefusedBeforeTheyAreExpanded() {
        String bomb = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + HEAD
                + "viewBox='0 0 2 2'><text>&b;</text></svg>";
        assertTrue(assertInstanceOf(Decoded.Refused.class, read(bomb)).problem().contains("entities"));
    }

    @Test
    void whatCannotBeDrawnIsRefusedWithTheReason() {
        for (String broken : new String[] {
            HEAD + "viewBox='0 0 20 20'/>",
            HEAD + "width='0' height='0'/>",
            HEAD + "viewBox='0 0 20 20'><path d='M0 0",
            HEAD + "viewBox='0 0 1000000 1'><circle r='9'/></svg>",
            HEAD + "viewBox='0 0 20 20'>" + "<g>".repeat(100_000) + "</svg>",
            "<svg",
            "",
        }) {
            Decoded.Refused refused = assertInstanceOf(Decoded.Refused.class, read(broken), broken);
            assertTrue(refused.problem().contains("supply a PNG"), refused.problem());
        }
    }
}
