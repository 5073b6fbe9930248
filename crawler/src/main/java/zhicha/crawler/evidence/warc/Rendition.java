package zhicha.crawler.evidence.warc;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.manifest.Manifest;

/**
 * Something made from a page rather than received: the document after its scripts ran, or a picture of the screen.
 *
 * @param address of the page it shows
 * @param kind {@code rendered-dom}, {@code screenshot} ...
 * @param screen of a screenshot
 */
public record Rendition(
        URI address, String kind, String mediaType, byte[] bytes, Instant made, Manifest.@Nullable Screen screen) {
    /** Anything but a screenshot. */
    public Rendition(URI address, String kind, String mediaType, byte[] bytes, Instant made) {
        this(address, kind, mediaType, bytes, made, null);
    }
}
