package zhicha.crawler.extract;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.page.Page;
import zhicha.rules.subject.CaptureId;

/** From a page to a listing. Immutable and thread-safe. */
public final class ListingExtractor {
    /**
     * @param itemId what the site file's {@code listing} expression found in the address, or null
     */
    public Extraction extract(Page page, SiteSelectors site, @Nullable String itemId) {
        return extract(page, site, itemId, null, null);
    }

    /** The same, with the capture that was sealed before and the time at which the page was seen. */
    public Extraction extract(
            Page page,
            SiteSelectors site,
            @Nullable String itemId,
            @Nullable CaptureId capture,
            @Nullable OffsetDateTime observedAt) {
        throw new UnsupportedOperationException("being written");
    }
}
