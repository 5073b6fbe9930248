package zhicha.crawler.fetch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

/**
 * Addresses of private networks in every spelling, asked for and redirected to. The allow-list lets each of them pass, so
 * that only the guard stands between them and the network.
 */
class PrivateAddressTest {
    private static final FetchLimits LIMITS = new FetchLimits(
            1 << 20, 100, 5, 50, 4096, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final int[][] PRIVATE = {
        {127, 0, 0, 1}, {10, 0, 0, 1}, {169, 254, 169, 254}, {172, 16, 0, 1}, {192, 168, 1, 1}, {100, 64, 0, 1}
    };

    private HostileServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = new HostileServer();
        GuardedResolver guard = new GuardedResolver(false);
        // one name stands for a public shop, which is on loopback here; everything else is guarded
        DnsResolver resolver = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return host.equals("shop.example")
                        ? new InetAddress[] {InetAddress.getByName("127.0.0.1")}
                        : guard.resolve(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        fetcher = new HttpFetcher(
                new FetchPolicy(false, "Zhicha/0.1 (+https://contact.example/)", LIMITS),
                new KillSwitch(),
                resolver,
                null);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    /** Hosts as they stand in an address. */
    private static Set<String> spellings() {
        Set<String> hosts = new LinkedHashSet<>();
        for (int[] a : PRIVATE) {
            long whole = (long) a[0] << 24 | a[1] << 16 | a[2] << 8 | a[3];
            String dotted = a[0] + "." + a[1] + "." + a[2] + "." + a[3];
            String groups = Integer.toHexString(a[0] << 8 | a[1]) + ":" + Integer.toHexString(a[2] << 8 | a[3]);
            hosts.addAll(List.of(
                    dotted,
                    dotted + ".",
                    Long.toString(whole),
                    "0x" + Long.toHexString(whole),
                    "0X" + Long.toHexString(whole).toUpperCase(java.util.Locale.ROOT),
                    "0" + Long.toOctalString(whole),
                    "0" + Integer.toOctalString(a[0]) + ".0" + Integer.toOctalString(a[1]) + ".0"
                            + Integer.toOctalString(a[2]) + ".0" + Integer.toOctalString(a[3]),
                    "0x" + Integer.toHexString(a[0]) + "." + a[1] + ".0x" + Integer.toHexString(a[2]) + "." + a[3],
                    a[0] + "." + (a[1] << 16 | a[2] << 8 | a[3]),
                    a[0] + "." + a[1] + "." + (a[2] << 8 | a[3]),
                    "000" + Integer.toOctalString(a[0]) + "." + a[1] + "." + a[2] + "." + a[3],
                    dotted.replace('.', '\u3002'),
                    fullWidth(dotted),
                    dotted.replaceAll("\\d", "%3$0"),
                    dotted.replace(".", "%2E"),
                    "[::ffff:" + dotted + "]",
                    "[::ffff:" + groups + "]",
                    "[0:0:0:0:0:FFFF:" + groups + "]",
                    "[::" + dotted + "]",
                    "[64:ff9b::" + groups + "]",
                    "[64:ff9b:1::" + groups + "]",
                    "[2002:" + groups + "::1]",
                    "[2001:0:4136:e378:8000:63bf:" + groups + "]",
                    "[fe80::5efe:" + groups + "]"));
        }
        hosts.addAll(List.of(
                "localhost",
                "LOCALHOST",
                "localhost.",
                "ⓛocalhost",
                "%6cocalhost",
                "0",
                "0.0.0.0",
                "0x0",
                "127.1",
                "127.0.1",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00::1]",
                "[ff02::1]",
                "[100::1]",
                "[2001:db8::1]",
                "①②⑦.⓪.⓪.①",
                "255.255.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "198.18.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1"));
        return hosts;
    }

    private static String fullWidth(String text) {
        return text.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '\uff10' : c == '.' ? '\uff0e' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void refused(FetchOutcome outcome, String what) {
        Refused refused = assertInstanceOf(Refused.class, outcome, what);
        assertTrue(
                refused.reason() == Refused.Reason.PRIVATE_ADDRESS || refused.reason() == Refused.Reason.BAD_ADDRESS,
                () -> what + ": " + refused.reason());
    }

    @Test
    void noneIsReachedHoweverItIsSpelledAskedForOrRedirectedTo() throws Exception {
        Set<String> spellings = spellings();
        assertTrue(spellings.size() >= 150, spellings.size() + " spellings");
        WebAddress shop = WebAddress.parse("http://shop.example:" + server.port() + "/");
        List<String> notRefused = new ArrayList<>();
        int asked = 0;
        for (String host : spellings) {
            String url = "http://" + host + ":" + server.port() + "/inside";
            Optional<WebAddress> address = WebAddress.of(url);
            if (address.isPresent()) {
                AllowedHosts all = AllowedHosts.of(List.of(shop, address.get()));
                refused(fetcher.fetch(FetchRequest.of(address.get(), all), HopGate.OPEN), url);
                server.on(
                        "/go",
                        (out, request) ->
                                out.write(("HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\n\r\n")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                FetchOutcome outcome = fetcher.fetch(FetchRequest.of(shop.resolve("/go"), all), HopGate.OPEN);
                refused(outcome, "redirected to " + url);
                assertEquals(1, outcome.exchanges().size(), "nothing but the redirect itself came");
                asked++;
            } else {
                notRefused.add(host);
            }
        }
        assertTrue(asked >= 150, () -> "these are no addresses to begin with: " + notRefused);
        assertTrue(
                server.requests.stream().noneMatch(request -> request.getFirst().contains("/inside")),
                "no request went in");
    }

    /** A page may be refreshed into a private network; that link is one of another host, and nobody's to follow. */
    @Test
    void noRedirectChangesTheSchemeToWhatIsNotTheWeb() throws Exception {
        WebAddress shop = WebAddress.parse("http://shop.example:" + server.port() + "/go");
        for (String location : List.of(
                "file:///etc/passwd",
                "ftp://shop.example/",
                "gopher://127.0.0.1:6379/_INFO",
                "dict://127.0.0.1:11211/stats",
                "ldap://127.0.0.1/",
                "jar:http://127.0.0.1!/x",
                "data:text/html,x",
                "javascript:alert(1)",
                "//127.0.0.1:1/",
                "\\\\127.0.0.1\\share",
                "http://shop.example:22/",
                "http://user@shop.example/",
                "https:shop.example:25")) {
            server.on(
                    "/go",
                    (out, request) ->
                            out.write(("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            FetchOutcome outcome = fetcher.fetch(FetchRequest.of(shop, AllowedHosts.of(List.of(shop))), HopGate.OPEN);
            assertInstanceOf(Refused.class, outcome, location);
        }
    }
}
