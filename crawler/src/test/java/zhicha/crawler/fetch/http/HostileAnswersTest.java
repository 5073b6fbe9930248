package zhicha.crawler.fetch.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

/** Answers that no honest server gives, byte by byte; each ends with a reason, and the next page is fetched all the same. */
class HostileAnswersTest {
    private static final FetchLimits LIMITS = new FetchLimits(
            1 << 20, 100, 5, 50, 4096, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final byte[] HELLO = "<p>hello</p>".getBytes(StandardCharsets.US_ASCII);

    private HostileServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        server.answer("/good", "HTTP/1.1 200 OK\r\nContent-Type: text/html", HELLO);
        fetcher = new HttpFetcher(
                new FetchPolicy(true, "Zhicha/0.1 (+https://contact.example/)", LIMITS), new KillSwitch());
    }

    @AfterEach
    void close() throws Exception {
        assertArrayEquals(
                HELLO, assertInstanceOf(Fetched.class, fetch("/good")).answer().body(), "a good page after it");
        fetcher.close();
        server.close();
    }

    private FetchOutcome fetch(String path) throws Exception {
        WebAddress address = WebAddress.parse(server.url(path));
        return fetcher.fetch(FetchRequest.of(address, AllowedHosts.of(List.of(address))), HopGate.OPEN);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private FetchOutcome answered(String answer) throws Exception {
        server.on("/p", (out, request) -> say(out, answer.replace("|", "\r\n")));
        return fetch("/p");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK|Content-Length: 50||short'",
        "'HTTP/1.1 200 OK|Content-Length: -5||hello'",
        "'HTTP/1.1 200 OK|Content-Length: five||hello'",
        "'HTTP/1.1 200 OK|Content-Length: 99999999999999999999||hello'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|hello|0||'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||-5|hello|0||'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hel'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||ffffffffffffffff|hello'",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|nonsense|'",
        "'HTTP/1.1 banana OK||hello'",
        "'HTTP/9.9 200 OK||hello'",
        "'ICY 200 OK||hello'",
        "'SSH-2.0-OpenSSH_9.2p1|'",
        "'220 mail.example ESMTP|'",
    })
    void whatIsNotHttpIsAProtocolFailure(String answer) throws Exception {
        FetchOutcome outcome = answered(answer);
        assertEquals(
                Failed.Reason.PROTOCOL,
                assertInstanceOf(Failed.class, outcome, () -> "taken for an answer: " + outcome)
                        .reason());
    }

    /** What HTTP/2 servers say first to who speaks HTTP/1.1: a SETTINGS frame (RFC 9113 §3.4). */
    @Test
    void anHttp2FrameIsNoAnswer() throws Exception {
        server.on("/p", (out, request) -> {
            out.write(new byte[] {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100});
            out.write(new byte[] {0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        });
        assertEquals(
                Failed.Reason.PROTOCOL,
                assertInstanceOf(Failed.class, fetch("/p")).reason());
    }

    @Test
    void http10EndsWithItsConnection() throws Exception {
        Fetched fetched =
                assertInstanceOf(Fetched.class, answered("HTTP/1.0 200 OK|Content-Type: text/html||<p>old</p>"));
        assertEquals("<p>old</p>", new String(fetched.answer().body(), StandardCharsets.US_ASCII));
        assertEquals("HTTP/1.0 200 OK", fetched.answer().statusLine());
    }

    /** Of a longer body than announced only so much is read, and the rest is never taken for another answer. */
    @Test
    void bytesBehindTheEndAreNotTheNextAnswer() throws Exception {
        server.on("/p", (out, request) -> {
            // at once: what comes later than the next request is sent can be told from no answer
            say(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                            + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        });
        assertEquals(
                "hello",
                new String(assertInstanceOf(Fetched.class, fetch("/p")).answer().body(), StandardCharsets.US_ASCII));
        assertArrayEquals(
                HELLO, assertInstanceOf(Fetched.class, fetch("/good")).answer().body());
    }

    /** Two lengths, or a length and chunks: whichever is believed, no more than a body within the limits comes of it. */
    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 9||helloevil'",
        "'HTTP/1.1 200 OK|Content-Length: 5, 9||helloevil'",
        "'HTTP/1.1 200 OK|Content-Length: 50|Transfer-Encoding: chunked||5|hello|0||'",
    })
    void contradictingLengthsAreNeverReadBeyondTheirAnswer(String answer) throws Exception {
        FetchOutcome outcome = answered(answer);
        if (outcome instanceof Fetched fetched) {
            String body = new String(fetched.answer().body(), StandardCharsets.US_ASCII);
            assertTrue("helloevil".startsWith(body) && body.startsWith("hello"), body);
        } else {
            assertEquals(
                    Failed.Reason.PROTOCOL,
                    assertInstanceOf(Failed.class, outcome).reason());
        }
    }

    @Test
    void aHeaderOfTenMegabytesIsNotRead() throws Exception {
        server.on("/p", (out, request) -> {
            say(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            String block = "y".repeat(1 << 16);
            for (int i = 0; i < 160; i++) {
                say(out, block);
            }
            say(out, "\r\nContent-Length: 0\r\n\r\n");
        });
        assertEquals(
                Failed.Reason.HEADERS_TOO_LARGE,
                assertInstanceOf(Failed.class, fetch("/p")).reason());
    }

    @Test
    void informationalAnswersWithoutEndMeetTheDeadline() throws Exception {
        server.on("/p", (out, request) -> {
            for (int i = 0; i < 2_000; i++) {
                say(out, "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
                Thread.sleep(5);
            }
        });
        assertInstanceOf(Failed.class, fetch("/p"));
    }

    /** A shop cannot tell one visit from the next, and a session in a cookie makes no other pages. */
    @Test
    void cookiesAreNeverSentBack() throws Exception {
        server.answer("/p", "HTTP/1.1 302 Found\r\nSet-Cookie: sid=1; Path=/\r\nLocation: /q", new byte[0])
                .answer("/q", "HTTP/1.1 200 OK\r\nSet-Cookie: sid=2", HELLO);
        assertInstanceOf(Fetched.class, fetch("/p"));
        assertInstanceOf(Fetched.class, fetch("/q"));
        assertTrue(server.requests.stream()
                .flatMap(List::stream)
                .noneMatch(line -> line.regionMatches(true, 0, "Cookie:", 0, 7)));
    }

    @Test
    void headersThatAreNotAsciiAreKeptAndSplitNothing() throws Exception {
        Fetched fetched = assertInstanceOf(
                Fetched.class,
                answered(
                        "HTTP/1.1 200 OK|X-Name: \u00e7\u00a7\u0081|X-Folded: a| b|X-Nul: a\u0000b|Content-Length: 2||ok"));
        assertEquals("ok", new String(fetched.answer().body(), StandardCharsets.US_ASCII));
        assertTrue(fetched.answer().responseHeaders().stream()
                .allMatch(header -> header.value().indexOf('\n') < 0));
    }
}
