package zhicha.crawler.evidence.capture;

import java.net.URI;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.rules.subject.CaptureId;

/**
 * A sealed capture.
 *
 * @param id SHA-256 of the manifest's bytes
 */
public record Capture(CaptureId id, Manifest manifest) {
    /** The address that answered, after redirects. */
    public URI address() {
        return URI.create(manifest.address());
    }
}
