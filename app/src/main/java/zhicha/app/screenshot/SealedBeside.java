package zhicha.app.screenshot;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Manifest.SealedExchange;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.rules.subject.CaptureId;

/**
 * What a shop sent within the last day and the vault holds: it is not asked for the same picture, style sheet or script
 * again. Remembers what it gave out, for the notes that are sealed with the screenshot. Thread-safe.
 */
final class SealedBeside {
    private static final Logger LOG = LoggerFactory.getLogger(SealedBeside.class);
    private static final Duration FRESH = Duration.ofDays(1);
    /** A style sheet that stands on every page was sealed often; the newest are looked at. */
    private static final int LOOKED_AT = 4;

    private final VaultReader vault;
    private final Instant since;
    private final Map<String, String> given = new ConcurrentSkipListMap<>();

    SealedBeside(VaultReader vault, Instant now) {
        this.vault = vault;
        this.since = now.minus(FRESH);
    }

    Optional<Exchange> find(WebAddress address) {
        List<CaptureId> captures = vault.captures(address.uri()).reversed();
        try {
            for (CaptureId id : captures.subList(0, Math.min(LOOKED_AT, captures.size()))) {
                Optional<Exchange> found = within(id, address);
                if (found.isPresent()) {
                    given.put(address.toString(), id.value());
                    return found;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is asked for, since what was sealed of it cannot be read: {}", address, e.toString());
        }
        return Optional.empty();
    }

    private Optional<Exchange> within(CaptureId id, WebAddress address) throws IOException {
        Manifest manifest = vault.find(id).map(Capture::manifest).orElse(null);
        if (manifest == null || Instant.parse(manifest.sealed().utc()).isBefore(since)) {
            return Optional.empty();
        }
        List<SealedExchange> same = manifest.exchanges().stream()
                .filter(exchange -> exchange.uri().equals(address.toString()))
                .toList();
        // one answer, so that headers and bytes are surely of the same
        if (same.size() != 1 || same.getFirst().status() != 200) {
            return Optional.empty();
        }
        Optional<SealedPayload> payload = vault.payload(id, address.uri());
        return payload.map(bytes -> exchange(same.getFirst(), address, bytes.bytes()));
    }

    private static Exchange exchange(SealedExchange sealed, WebAddress address, byte[] body) {
        return new Exchange(
                address.uri(),
                sealed.ip(),
                sealed.tls(),
                sealed.requestLine(),
                List.of(),
                sealed.statusLine(),
                sealed.status(),
                sealed.responseHeaders().stream()
                        .map(field -> new Header(field.name(), field.value()))
                        .toList(),
                body,
                body,
                Instant.parse(sealed.started().utc()),
                Duration.ofMillis(sealed.tookMillis()));
    }

    /** Address to the capture it came from, of everything that was given out. */
    Map<String, String> given() {
        return Map.copyOf(given);
    }
}
