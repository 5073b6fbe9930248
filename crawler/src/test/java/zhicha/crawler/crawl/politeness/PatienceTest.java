package zhicha.crawler.crawl.politeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.Header;

class PatienceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final Patience patience = new Patience(Duration.ofSeconds(2), Clock.fixed(NOW, ZoneOffset.UTC));

    /** However long a host asks to be left alone, it is: a rest of our own choosing is at most ten minutes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                             | 2
            120                           | 120
            3600                          | 3600
            Sun, 22 Nov 2026 02:00:00 GMT | 7200
            99999999                      | 86400
            soon                          | 8
            """)
    void aHostRestsAsLongAsItAsks(String retryAfter, long seconds) {
        URI uri = URI.create("https://shop.example/item/1");
        Exchange answer = new Exchange(
                uri,
                "203.0.113.1",
                null,
                "GET /item/1 HTTP/1.1",
                List.of(),
                "HTTP/1.1 503 Busy",
                503,
                List.of(new Header("Retry-After", retryAfter)),
                new byte[0],
                new byte[0],
                NOW,
                Duration.ofMillis(1));
        assertEquals(NOW.plusSeconds(seconds), patience.until(new Fetched(uri, List.of(answer)), 2));
    }

    /** One slow moment of a host or of ours must not cost a listing; what fails for a reason that stays is not asked twice. */
    @ParameterizedTest
    @CsvSource({"DEADLINE, true", "NO_CONNECTION, true", "PROTOCOL, true", "TOO_LARGE, false", "TLS, false"})
    void whatMayPassIsAskedOnceMore(Failed.Reason reason, boolean again) {
        Failed failed = new Failed(URI.create("https://shop.example/item/1"), List.of(), reason, "");
        assertEquals(again, patience.triesAgain(failed, 0));
        assertFalse(patience.triesAgain(failed, 1));
    }
}
