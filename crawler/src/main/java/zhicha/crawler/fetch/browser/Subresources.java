package zhicha.crawler.fetch.browser;

import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchOutcome;

/** Fetches what a page asks for while it is shown; politely, within the rules of its crawl. */
@FunctionalInterface
public interface Subresources {
    FetchOutcome fetch(WebAddress address) throws InterruptedException;
}
