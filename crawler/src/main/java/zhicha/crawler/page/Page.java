package zhicha.crawler.page;

import java.net.URI;
import org.jsoup.nodes.Document;

/**
 * A parsed page. The document is jsoup's and mutable: readers leave it as it is.
 *
 * @param address where the page was read, after redirects
 * @param mediaType without parameters, in lower case, for instance {@code text/html}
 * @param text how the bytes were made characters
 * @param document its base address is that of {@code <base href>} where the page has one
 * @param cut true where the page was longer than the limits and only its beginning was parsed
 */
public record Page(URI address, String mediaType, PageText text, Document document, PageLinks links, boolean cut) {
    /** The address that relative links are resolved against. */
    public String base() {
        return document.baseUri();
    }
}
