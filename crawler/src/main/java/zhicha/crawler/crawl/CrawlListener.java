package zhicha.crawler.crawl;

import zhicha.crawler.frontier.Ending;
import zhicha.crawler.frontier.Entry;

/** Told of every address that ended, on the thread that ended it. */
@FunctionalInterface
public interface CrawlListener {
    CrawlListener SILENT = (entry, ending) -> {};

    void ended(Entry entry, Ending ending);
}
