package zhicha.crawler.evidence.warc;

import java.net.URI;
import java.time.Instant;

/**
 * Something made from a page rather than received: the document after its scripts ran, or a picture of the screen.
 *
 * @param address of the page it shows
 * @param kind {@code rendered-dom}, {@code screenshot} ...
 */
public record Rendition(URI address, String kind, String mediaType, byte[] bytes, Instant made) {}
