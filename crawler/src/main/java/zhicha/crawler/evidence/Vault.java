package zhicha.crawler.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.rules.subject.CaptureId;

/** A vault that is being written. Thread-safe; one writer at a time, held by a file lock. */
public final class Vault implements AutoCloseable {
    public static Vault open(Path folder, Clock clock) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    /** Seals what a fetch brought, whatever its outcome. Returns when it is on the disk. */
    public Capture seal(FetchOutcome outcome, List<Rendition> renditions, CaptureContext context) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    public Capture seal(List<Exchange> exchanges, CaptureContext context) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    public Optional<Capture> find(CaptureId id) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    /** Captures in which this address answered or was asked, oldest first. */
    public List<CaptureId> captures(URI address) {
        throw new UnsupportedOperationException("being written");
    }

    /** What an address answered in a capture, or in one that belongs to it, such as the pictures of a page. */
    public Optional<SealedPayload> payload(CaptureId capture, URI address) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    @Override
    public void close() throws IOException {}
}
