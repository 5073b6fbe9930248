package zhicha.crawler.frontier;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.PageKind;

/**
 * An address that is being worked on.
 *
 * @param key see {@link zhicha.crawler.plan.Route#key}
 * @param depth links from a start page; 0 for the start page itself
 * @param attempts requests that were made for it before this one and came to nothing
 * @param lease names this piece of work; a completion under an older lease is not taken
 */
public record Entry(
        String key, WebAddress address, PageKind kind, Optional<String> item, int depth, int attempts, String lease) {}
