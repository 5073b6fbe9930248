package zhicha.crawler.fetch.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Header;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

class HttpFetcherTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    private static final FetchLimits LIMITS = new FetchLimits(
            1 << 20, 100, 5, 50, 4096, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final String AGENT = "Zhicha/0.1 (+https://contact.example/)";

    private final KillSwitch killSwitch = new KillSwitch();
    private HostileServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        fetcher = new HttpFetcher(new FetchPolicy(true, AGENT, LIMITS), killSwitch);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    private FetchOutcome fetch(String path) throws Exception {
        return fetch(fetcher, server.url(path));
    }

    private FetchOutcome fetch(HttpFetcher with, String url) throws Exception {
        WebAddress address = WebAddress.parse(url);
        return with.fetch(FetchRequest.of(address, AllowedHosts.of(List.of(address))), HopGate.OPEN);
    }

    private Failed.Reason failure(String path) throws Exception {
        return assertInstanceOf(Failed.class, fetch(path)).reason();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Test
    void keepsTheWholeExchangeAsItTookPlace() throws Exception {
        byte[] page = "<title>积木</title>".getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(page);
        server.answer("/p?q=1", OK + "\r\nContent-Encoding: gzip\r\nX-Twice: a\r\nx-twice: b", packed);
        Exchange exchange = assertInstanceOf(Fetched.class, fetch("/p?q=1")).answer();
        assertArrayEquals(packed, exchange.encoded());
        assertArrayEquals(page, exchange.body());
        assertEquals("127.0.0.1", exchange.ip());
        assertNull(exchange.tls());
        assertEquals("GET /p?q=1 HTTP/1.1", exchange.requestLine());
        assertEquals("HTTP/1.1 200 OK", exchange.statusLine());
        assertTrue(exchange.responseHeaders().contains(new Header("x-twice", "b")));
        assertTrue(exchange.requestHeaders().contains(new Header("User-Agent", AGENT)), "we say who we are");
        assertEquals(
                "127.0.0.1:" + server.port(),
                exchange.requestHeaders().stream()
                        .filter(header -> header.name().equals("Host"))
                        .findFirst()
                        .orElseThrow()
                        .value());
        assertEquals(
                server.requests.getFirst().size() - 1,
                exchange.requestHeaders().size(),
                "the headers kept are those that went out");
    }

    @Test
    void undoesBothKindsOfDeflate() throws Exception {
        byte[] page = "积木".repeat(100).getBytes(StandardCharsets.UTF_8);
        for (boolean bare : new boolean[] {false, true}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var out = new DeflaterOutputStream(bytes, new java.util.zip.Deflater(6, bare))) {
                out.write(page);
            }
            server.answer("/" + bare, OK + "\r\nContent-Encoding: deflate", bytes.toByteArray());
            assertArrayEquals(
                    page,
                    assertInstanceOf(Fetched.class, fetch("/" + bare)).answer().body());
        }
    }

    @Test
    void asksOnlyForWhatChanged() throws Exception {
        server.on(
                "/p",
                (out, request) -> say(
                        out,
                        request.contains("If-None-Match: \"v1\"")
                                ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"
                                : OK + "\r\nContent-Length: 0\r\n\r\n"));
        WebAddress address = WebAddress.parse(server.url("/p"));
        FetchRequest request =
                FetchRequest.of(address, AllowedHosts.of(List.of(address))).ifChanged("\"v1\"", null);
        assertEquals(
                304,
                assertInstanceOf(Fetched.class, fetcher.fetch(request, HopGate.OPEN))
                        .status());
    }

    @Test
    void followsRedirectsAndKeepsEachExchange() throws Exception {
        server.answer("/a", "HTTP/1.1 301 Moved\r\nLocation: b", new byte[0])
                .answer("/b", "HTTP/1.1 302 Found\r\nLocation: //127.0.0.1:" + server.port() + "/c", new byte[0])
                .answer("/c", OK, "here".getBytes(StandardCharsets.UTF_8));
        Fetched fetched = assertInstanceOf(Fetched.class, fetch("/a"));
        assertEquals(
                List.of(301, 302, 200),
                fetched.exchanges().stream().map(Exchange::status).toList());
        assertEquals("/c", fetched.answer().uri().getPath());
        assertEquals("/a", fetched.asked().getPath());
    }

    @Test
    void aRedirectMayBeForbiddenAtTheGate() throws Exception {
        server.answer("/a", "HTTP/1.1 302 Found\r\nLocation: /b", new byte[0]).answer("/b", OK, new byte[0]);
        WebAddress address = WebAddress.parse(server.url("/a"));
        FetchOutcome outcome = fetcher.fetch(
                FetchRequest.of(address, AllowedHosts.of(List.of(address))),
                next -> Optional.of(new HopGate.Refusal(Refused.Reason.ROBOTS, "not that way")));
        assertEquals(
                Refused.Reason.ROBOTS, assertInstanceOf(Refused.class, outcome).reason());
        assertEquals(1, server.requests.size());
    }

    @Test
    void endsARedirectLoop() throws Exception {
        server.answer("/a", "HTTP/1.1 302 Found\r\nLocation: /b", new byte[0])
                .answer("/b", "HTTP/1.1 302 Found\r\nLocation: /a", new byte[0]);
        assertEquals(Failed.Reason.REDIRECT_LOOP, failure("/a"));
        assertEquals(2, server.requests.size());
    }

    @Test
    void endsAChainOfRedirectsWithoutEnd() throws Exception {
        for (int i = 0; i < 20; i++) {
            server.answer("/" + i, "HTTP/1.1 302 Found\r\nLocation: /" + (i + 1), new byte[0]);
        }
        assertEquals(Failed.Reason.TOO_MANY_REDIRECTS, failure("/0"));
        assertEquals(6, server.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "https://other.example/",
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http://127.0.0.1:1/",
                "http://[::1]/",
                "gopher://127.0.0.1:70/",
                "http://a@127.0.0.1/"
            })
    void doesNotFollowARedirectToWhereTheCrawlHasNoBusiness(String location) throws Exception {
        server.answer("/a", "HTTP/1.1 302 Found\r\nLocation: " + location, new byte[0]);
        assertInstanceOf(Refused.class, fetch("/a"));
        assertEquals(1, server.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://127.1:PORT/",
                "http://0x7f000001:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://2130706433:PORT/",
                "http://0:PORT/",
                "http://0.0.0.0:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[2002:7f00:1::]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://１２７.0.0.1:PORT/",
                "http://①②⑦.⓪.⓪.①:PORT/",
                "http://%31%32%37.0.0.1:PORT/",
                "http://127。0。0。1:PORT/",
                "http://10.0.0.1:PORT/",
                "http://192.168.0.1:PORT/",
                "http://172.16.0.1:PORT/",
                "http://100.64.0.1:PORT/",
                "http://169.254.169.254:PORT/",
                "http://224.0.0.1:PORT/",
                "http://198.18.0.1:PORT/",
                "http://[fe80::1]:PORT/",
                "http://[fd00::1]:PORT/",
                "http://[ff02::1]:PORT/",
                "http://LOCALHOST:PORT/"
            })
    void reachesNoPrivateAddressHoweverItIsSpelled(String url) throws Exception {
        try (HttpFetcher guarded = new HttpFetcher(new FetchPolicy(false, AGENT, LIMITS), killSwitch)) {
            FetchOutcome outcome = fetch(guarded, url.replace("PORT", String.valueOf(server.port())));
            assertEquals(
                    Refused.Reason.PRIVATE_ADDRESS,
                    assertInstanceOf(Refused.class, outcome).reason());
            assertEquals(0, server.requests.size());
        }
    }

    @Test
    void aNameThatChangesItsAddressAfterTheCheckGainsNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        // first a public address, then ours: only a resolver that is asked once and believed is safe
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                InetAddress address = InetAddress.getByName(asked.incrementAndGet() == 1 ? "192.0.2.1" : "127.0.0.1");
                if (address.isLoopbackAddress()) {
                    throw new GuardedResolver.PrivateAddressException(host, address);
                }
                // unreachable here, and never resolved again for this connection
                throw new java.net.UnknownHostException(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (HttpFetcher guarded =
                new HttpFetcher(new FetchPolicy(false, AGENT, LIMITS), killSwitch, rebinding, null)) {
            String url = "http://rebind.example:" + server.port() + "/";
            assertEquals(
                    Failed.Reason.UNKNOWN_HOST,
                    assertInstanceOf(Failed.class, fetch(guarded, url)).reason());
            assertEquals(1, asked.get(), "resolved once for one connection");
            assertEquals(
                    Refused.Reason.PRIVATE_ADDRESS,
                    assertInstanceOf(Refused.class, fetch(guarded, url)).reason());
            assertEquals(0, server.requests.size());
        }
    }

    @Test
    void aHostThatIsNotOnTheListIsNotAsked() throws Exception {
        WebAddress address = WebAddress.parse(server.url("/"));
        AllowedHosts others = AllowedHosts.of(List.of(WebAddress.parse("https://shop.example/")));
        FetchOutcome outcome = fetcher.fetch(FetchRequest.of(address, others), HopGate.OPEN);
        assertEquals(
                Refused.Reason.HOST_NOT_ALLOWED,
                assertInstanceOf(Refused.class, outcome).reason());
        assertEquals(0, server.requests.size());
    }

    @Test
    void cutsAPageThatAnnouncesTooMuch() throws Exception {
        server.on("/big", (out, request) -> say(out, OK + "\r\nContent-Length: 209715200\r\n\r\n"));
        assertEquals(Failed.Reason.TOO_LARGE, failure("/big"));
    }

    @Test
    void cutsAPageThatNeverEnds() throws Exception {
        server.on("/endless", (out, request) -> {
            say(out, OK + "\r\n\r\n");
            byte[] block = new byte[64 << 10];
            for (int i = 0; i < 3200; i++) {
                out.write(block);
            }
        });
        assertEquals(Failed.Reason.TOO_LARGE, failure("/endless"));
    }

    @Test
    void cutsAGzipBomb() throws Exception {
        server.answer("/bomb", OK + "\r\nContent-Encoding: gzip", gzip(new byte[200 << 20]));
        assertEquals(Failed.Reason.TOO_LARGE, failure("/bomb"));
        server.answer("/twice", OK + "\r\nContent-Encoding: gzip, gzip", gzip(gzip(new byte[50 << 20])));
        assertEquals(Failed.Reason.TOO_LARGE, failure("/twice"));
    }

    @Test
    void tellsABrokenEncodingAndKeepsWhatCame() throws Exception {
        byte[] packed = gzip("积木".repeat(500).getBytes(StandardCharsets.UTF_8));
        byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
        server.answer("/half", OK + "\r\nContent-Encoding: gzip", half);
        Failed failed = assertInstanceOf(Failed.class, fetch("/half"));
        assertEquals(Failed.Reason.BROKEN_ENCODING, failed.reason());
        assertArrayEquals(half, failed.exchanges().getLast().encoded());
        server.answer("/noise", OK + "\r\nContent-Encoding: gzip", "not packed".getBytes(StandardCharsets.UTF_8));
        assertEquals(Failed.Reason.BROKEN_ENCODING, failure("/noise"));
        server.answer("/br", OK + "\r\nContent-Encoding: br", "no Brotli at all".getBytes(StandardCharsets.UTF_8));
        assertEquals(Failed.Reason.BROKEN_ENCODING, failure("/br"));
    }

    @Test
    void endsAtTheDeadlineWhateverTheServerDoes() throws Exception {
        server.on("/silent", (out, request) -> Thread.sleep(20_000))
                .on("/slow-head", (out, request) -> drip(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(500)))
                .on("/slow-body", (out, request) -> drip(out, OK + "\r\n\r\n" + "x".repeat(500)));
        for (String path : List.of("/silent", "/slow-head", "/slow-body")) {
            Instant began = Instant.now();
            assertEquals(Failed.Reason.DEADLINE, failure(path), path);
            assertTrue(Duration.between(began, Instant.now()).toSeconds() < 10, path + " held on too long");
        }
    }

    private static void drip(OutputStream out, String text) throws Exception {
        for (char c : text.toCharArray()) {
            say(out, String.valueOf(c));
            Thread.sleep(100);
        }
    }

    @Test
    void refusesAFloodOfHeaders() throws Exception {
        server.on("/many", (out, request) -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 100_000; i++) {
                say(out, "X-" + i + ": y\r\n");
            }
        });
        assertEquals(Failed.Reason.HEADERS_TOO_LARGE, failure("/many"));
        server.on("/together", (out, request) -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 30; i++) {
                say(out, "X-" + i + ": " + "y".repeat(4_000) + "\r\n");
            }
            say(out, "Content-Length: 2\r\n\r\nok");
        });
        assertEquals(Failed.Reason.HEADERS_TOO_LARGE, failure("/together"), "each may be as long, and not all of them");
        server.on("/long", (out, request) -> say(out, "HTTP/1.1 200 OK\r\nX: " + "y".repeat(1 << 20) + "\r\n\r\n"));
        assertEquals(Failed.Reason.HEADERS_TOO_LARGE, failure("/long"));
    }

    @Test
    void tellsAConnectionThatBroke() throws Exception {
        server.on("/short", (out, request) -> say(out, OK + "\r\nContent-Length: 100\r\n\r\nonly this"))
                .on("/noise", (out, request) -> say(out, "\u0000\u0001 what\r\n\r\n"))
                .on("/nothing", (out, request) -> out.close());
        for (String path : List.of("/short", "/noise", "/nothing")) {
            assertEquals(Failed.Reason.PROTOCOL, failure(path), path);
        }
        int port;
        try (var nobody = new java.net.ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        FetchOutcome closed = fetch(fetcher, "http://127.0.0.1:" + port + "/");
        assertEquals(
                Failed.Reason.NO_CONNECTION,
                assertInstanceOf(Failed.class, closed).reason());
        FetchOutcome unknown = fetch(fetcher, "http://nowhere.invalid/");
        assertEquals(
                Failed.Reason.UNKNOWN_HOST,
                assertInstanceOf(Failed.class, unknown).reason());
    }

    @Test
    void plainTextOnATlsPortIsATlsFailure() throws Exception {
        WebAddress address = WebAddress.parse("https://127.0.0.1:" + server.port() + "/");
        FetchOutcome outcome = fetch(fetcher, address.toString());
        assertInstanceOf(Failed.class, outcome);
    }

    @Test
    void theKillSwitchCutsWhatIsUnderWayAndLetsNothingBegin() throws Exception {
        server.on("/silent", (out, request) -> Thread.sleep(20_000));
        CompletableFuture<FetchOutcome> underWay = CompletableFuture.supplyAsync(() -> {
            try {
                return fetch("/silent");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (server.requests.isEmpty()) {
            Thread.sleep(10);
        }
        killSwitch.pull();
        assertEquals(
                Refused.Reason.STOPPED,
                assertInstanceOf(Refused.class, underWay.get()).reason());
        assertEquals(
                Refused.Reason.STOPPED,
                assertInstanceOf(Refused.class, fetch("/other")).reason());
        assertEquals(1, server.requests.size());
        assertFalse(underWay.isCompletedExceptionally());
    }
}
