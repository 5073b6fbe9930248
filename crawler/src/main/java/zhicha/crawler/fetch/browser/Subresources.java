package zhicha.crawler.fetch.browser;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;

/** Fetches what a page asks for while it is shown; politely, within the rules of its crawl. */
@FunctionalInterface
public interface Subresources {
    /** @throws zhicha.crawler.frontier.FrontierException where the crawl's queue failed; the page is not shown then */
    FetchOutcome fetch(WebAddress address) throws InterruptedException;

    /**
     * A picture, style sheet, script or font that was fetched a short while ago and need not be asked for again. The page
     * is shown with it, and it is not among what was fetched for the page.
     */
    default Optional<Exchange> atHand(WebAddress address) {
        return Optional.empty();
    }

    /** Whether nobody is to be asked any more, and the page need not come to rest. */
    default boolean stopped() {
        return false;
    }
}
