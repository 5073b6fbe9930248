package zhicha.market.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each route does what its name says, as seen over a bare socket. */
class HostileServerTest {
    private HostileServer server;

    @BeforeEach
    void open() throws IOException {
        server = HostileServer.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Socket ask(HostileRoute route) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.home().getPort());
        socket.setSoTimeout(5_000);
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + route.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private byte[] body(HostileRoute route) throws IOException {
        try (Socket socket = ask(route)) {
            head(socket.getInputStream());
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void theHugePageIsAsLongAsItSays() throws IOException {
        try (Socket socket = ask(HostileRoute.HUGE_PAGE)) {
            InputStream in = socket.getInputStream();
            assertTrue(head(in).contains("Content-Length: 209715200"));
            long sum = 0;
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                sum += read;
            }
            assertEquals(200L << 20, sum);
        }
    }

    @Test
    void endlessAnswersGoOn() throws IOException {
        for (HostileRoute route : new HostileRoute[] {HostileRoute.ENDLESS_BODY, HostileRoute.HEADER_BOMB}) {
            try (Socket socket = ask(route)) {
                assertEquals(3 << 20, socket.getInputStream().readNBytes(3 << 20).length, route.name());
            }
        }
    }

    @Test
    void theBombUnpacksToAThousandTimesItsSize() throws IOException {
        try (Socket socket = ask(HostileRoute.GZIP_BOMB)) {
            assertTrue(head(socket.getInputStream()).contains("Content-Encoding: gzip"));
            GZIPInputStream unpacked = new GZIPInputStream(socket.getInputStream());
            assertEquals(64 << 20, unpacked.skip(64 << 20));
        }
    }

    @Test
    void theBrokenStreamCannotBeUnpacked() throws IOException {
        byte[] body = body(HostileRoute.BROKEN_GZIP);
        assertThrows(
                IOException.class, () -> new GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes());
    }

    @Test
    void redirectsLeadInACircle() throws IOException {
        try (Socket there = ask(HostileRoute.REDIRECT_LOOP);
                Socket back = ask(HostileRoute.REDIRECT_BACK)) {
            assertTrue(head(there.getInputStream()).contains("Location: " + server.uri(HostileRoute.REDIRECT_BACK)));
            assertTrue(head(back.getInputStream()).contains("Location: " + server.uri(HostileRoute.REDIRECT_LOOP)));
        }
    }

    @Test
    void silenceIsSilence() throws IOException {
        try (Socket socket = ask(HostileRoute.NEVER_ANSWERS)) {
            socket.setSoTimeout(300);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
        }
    }

    @Test
    void theDripStartsAndDoesNotEnd() throws IOException {
        try (Socket socket = ask(HostileRoute.SLOW_DRIP)) {
            InputStream in = socket.getInputStream();
            head(in);
            assertEquals('.', in.read());
            socket.setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, () -> in.readNBytes(1_000));
        }
    }

    @Test
    void lengthsAreWrong() throws IOException {
        assertTrue(body(HostileRoute.CUT_SHORT).length < 1_000_000);
        try (Socket socket = ask(HostileRoute.ABSURD_LENGTH)) {
            assertTrue(head(socket.getInputStream()).contains("Content-Length: 9223372036854775807"));
        }
    }

    @Test
    void gbkIsNowhereDeclared() throws IOException {
        try (Socket socket = ask(HostileRoute.UNDECLARED_GBK)) {
            assertFalse(head(socket.getInputStream())
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains("charset"));
            String page = new String(socket.getInputStream().readAllBytes(), Charset.forName("GBK"));
            assertFalse(page.contains("charset"));
            assertEquals("未声明编码的东北大米", Jsoup.parse(page).select("h1").text());
        }
    }

    @Test
    void theRestIsAsNamed() throws IOException {
        assertEquals("", Jsoup.parse(text(HostileRoute.NO_TITLE)).title());
        assertEquals(0, Jsoup.parse(text(HostileRoute.NO_TITLE)).select("h1").size());
        assertTrue(text(HostileRoute.FALSE_PICTURE).startsWith("<html>"));
        assertTrue(text(HostileRoute.FALSE_PICTURE_PAGE).contains(HostileRoute.FALSE_PICTURE.path()));
        assertEquals(
                100_000, Jsoup.parse(text(HostileRoute.MANY_LINKS)).select("a").size());
    }

    @Test
    void closingEndsEveryAnswer() throws IOException {
        try (Socket socket = ask(HostileRoute.NEVER_ANSWERS)) {
            socket.setSoTimeout(300);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            server.close();
            socket.setSoTimeout(5_000);
            int end;
            try {
                end = socket.getInputStream().read();
            } catch (java.net.SocketException reset) {
                end = -1;
            }
            assertEquals(-1, end);
        }
    }

    private String text(HostileRoute route) throws IOException {
        return new String(body(route), StandardCharsets.UTF_8);
    }
}
