package zhicha.crawler.fetch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

/** A server that keeps a connection, reads the next request on it and closes: what is asked once more was asked twice. */
class DroppedConnectionTest {
    private static final String AGENT = "Zhicha/0.1 (+https://contact.example/)";
    private static final FetchLimits LIMITS = new FetchLimits(
            1 << 20, 100, 5, 50, 4096, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private final AtomicInteger requests = new AtomicInteger();
    /** Whether every second request is dropped, or only the second of all. */
    private volatile boolean always;

    private ServerSocket server;
    private HttpFetcher fetcher;
    private final List<String> approached = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket one = server.accept();
                    Thread.ofVirtual().start(() -> serve(one));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        fetcher = new HttpFetcher(new FetchPolicy(true, AGENT, LIMITS), new KillSwitch());
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            while (head(in)) {
                int number = requests.incrementAndGet();
                if (number == 2 || always && number > 2) {
                    return;
                }
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException closed) {
            // the fetcher has let go of it
        }
    }

    private static boolean head(BufferedReader in) throws IOException {
        String line = in.readLine();
        boolean any = line != null;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return any;
    }

    private FetchOutcome fetch(Optional<HopGate.Refusal> refusal) throws Exception {
        WebAddress address = WebAddress.parse("http://127.0.0.1:" + server.getLocalPort() + "/item");
        return fetcher.fetch(FetchRequest.of(address, AllowedHosts.of(List.of(address))), next -> {
            approached.add(next.toString());
            return refusal;
        });
    }

    @Test
    void isAskedOnceMoreThroughTheGate() throws Exception {
        assertInstanceOf(Fetched.class, fetch(Optional.empty()));
        assertEquals(List.of(), approached);
        assertInstanceOf(Fetched.class, fetch(Optional.empty()));
        assertEquals(3, requests.get());
        assertEquals(List.of("http://127.0.0.1:" + server.getLocalPort() + "/item"), approached);
    }

    @Test
    void isNotAskedAgainWhereTheGateIsShut() throws Exception {
        assertInstanceOf(Fetched.class, fetch(Optional.empty()));
        FetchOutcome second = fetch(Optional.of(new HopGate.Refusal(Refused.Reason.DAY_SPENT, "spent")));
        assertEquals(
                Failed.Reason.PROTOCOL, assertInstanceOf(Failed.class, second).reason());
        assertEquals(2, requests.get());
    }

    @Test
    void isNotAskedAThirdTime() throws Exception {
        always = true;
        assertInstanceOf(Fetched.class, fetch(Optional.empty()));
        assertInstanceOf(Failed.class, fetch(Optional.empty()));
        assertEquals(3, requests.get());
        assertEquals(1, approached.size());
    }
}
