package zhicha.crawler.crawl;

import java.util.List;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.Ending;

/** Told of every address that ended, on the thread that ended it. */
@FunctionalInterface
public interface CrawlListener {
    CrawlListener SILENT = (entry, ending) -> {};

    void ended(Entry entry, Ending ending);

    /** Told of the links of a page that are none of the crawl's business: no expression speaks of them, or another host. */
    default void passedBy(Entry entry, List<WebAddress> links) {}
}
