package zhicha.crawler.fetch.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.http.FetchPolicy;
import zhicha.crawler.fetch.http.HostileServer;
import zhicha.crawler.fetch.http.HttpFetcher;

class RobotsTest {
    private HostileServer server;
    private HttpFetcher fetcher;
    private WebAddress page;
    private Robots robots;

    @BeforeEach
    void open() throws Exception {
        server = new HostileServer();
        FetchLimits limits = FetchLimits.USUAL.withDeadline(Duration.ofSeconds(4));
        fetcher = new HttpFetcher(new FetchPolicy(true, "Zhicha/0.1 (+https://c.example)", limits), new KillSwitch());
        page = WebAddress.parse(server.url("/item/1"));
        robots = robots(Clock.systemUTC());
    }

    private Robots robots(Clock clock) {
        return new Robots(fetcher, "zhicha", AllowedHosts.of(List.of(page)), clock);
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    private WebAddress at(String path) throws Exception {
        return WebAddress.parse(server.url(path));
    }

    @Test
    void obeysTheGroupThatNamesUs() throws Exception {
        server.answer(
                "/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", """
                User-agent: *
                Disallow: /
                User-agent: zhicha
                Disallow: /private/
                Allow: /private/open
                Crawl-delay: 3
                Sitemap: http://127.0.0.1/map.xml
                """.getBytes(StandardCharsets.UTF_8));
        Robots.Rules rules = robots.load(page, HopGate.OPEN);
        assertTrue(rules.allows(page));
        assertFalse(rules.allows(at("/private/x")));
        assertTrue(rules.allows(at("/private/open")));
        assertEquals(Duration.ofSeconds(3), rules.delay());
        assertEquals(List.of("http://127.0.0.1/map.xml"), rules.sitemaps());
    }

    @ParameterizedTest
    @CsvSource({"404, true", "401, true", "403, true", "410, true", "429, false", "500, false", "503, false"})
    void aStatusThatIsNoAnswerForbidsForNow(int status, boolean allowed) throws Exception {
        server.answer("/robots.txt", "HTTP/1.1 " + status + " X", new byte[0]);
        assertEquals(allowed, robots.load(page, HopGate.OPEN).allows(page));
    }

    @Test
    void aServerThatDoesNotAnswerForbidsForNow() throws Exception {
        server.on("/robots.txt", (out, request) -> Thread.sleep(10_000));
        Robots.Rules rules = robots.load(page, HopGate.OPEN);
        assertFalse(rules.allows(page));
        assertTrue(rules.why().contains("robots.txt could not be had"), rules.why());
    }

    @Test
    void aBrokenConnectionIsToldApartAndBeingStoppedIsNotHeldAgainstTheHost() throws Exception {
        server.on("/robots.txt", (out, request) -> out.close());
        assertEquals(Robots.Standing.BROKEN_OFF, robots.load(page, HopGate.OPEN).standing());
        robots.forget(page);
        assertTrue(robots.known(page).isEmpty());
        KillSwitch pulled = new KillSwitch();
        pulled.pull();
        FetchPolicy policy = new FetchPolicy(true, "Zhicha/0.1 (+https://c.example)", FetchLimits.USUAL);
        try (HttpFetcher stopped = new HttpFetcher(policy, pulled)) {
            Robots asked = new Robots(stopped, "zhicha", AllowedHosts.of(List.of(page)), Clock.systemUTC());
            assertEquals(Robots.Standing.STOPPED, asked.load(page, HopGate.OPEN).standing());
            assertTrue(asked.known(page).isEmpty());
        }
    }

    @Test
    void readsTheFirstFiveHundredKibibytes() throws Exception {
        String file = "User-agent: *\nDisallow: /item/\n" + "# padding\n".repeat(100_000) + "Disallow: /late/\n";
        server.answer(
                "/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", file.getBytes(StandardCharsets.UTF_8));
        Robots.Rules rules = robots.load(page, HopGate.OPEN);
        assertFalse(rules.allows(page));
        assertTrue(rules.allows(at("/late/x")), rules.why());
    }

    @Test
    void knowsTheRulesForADayAndAFailureForAnHour() throws Exception {
        Instant[] now = {Instant.parse("2026-11-22T00:00:00Z")};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Robots timed = robots(clock);
        assertTrue(timed.known(page).isEmpty());
        timed.load(page, HopGate.OPEN);
        now[0] = now[0].plus(Duration.ofHours(23));
        assertTrue(timed.known(page).isPresent());
        now[0] = now[0].plus(Duration.ofHours(2));
        assertTrue(timed.known(page).isEmpty());
        server.answer("/robots.txt", "HTTP/1.1 503 X", new byte[0]);
        timed.load(page, HopGate.OPEN);
        now[0] = now[0].plus(Duration.ofMinutes(61));
        assertTrue(timed.known(page).isEmpty());
    }
}
