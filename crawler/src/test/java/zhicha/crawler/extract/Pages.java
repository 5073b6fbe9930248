package zhicha.crawler.extract;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import zhicha.crawler.extract.selector.SiteSelectors;
import zhicha.crawler.page.Page;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.rules.subject.Listing;

/** Pages of these tests: files beside them, in the markup that well-known shop software writes, with goods that do not exist. */
final class Pages {
    private Pages() {}

    static Page of(byte[] bytes, String address) {
        PageReading reading = new PageReader().read(bytes, URI.create(address), null);
        return assertInstanceOf(PageReading.Readable.class, reading, reading.toString())
                .page();
    }

    static Page of(String html, String address) {
        return of(html.getBytes(StandardCharsets.UTF_8), address);
    }

    static Page file(String name, String address) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return of(in.readAllBytes(), address);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    static Extraction.Found found(Page page, SiteSelectors site) {
        return assertInstanceOf(Extraction.Found.class, new ListingExtractor().extract(page, site, null));
    }

    static Listing listing(Page page) {
        return found(page, SiteSelectors.NONE).listing();
    }
}
