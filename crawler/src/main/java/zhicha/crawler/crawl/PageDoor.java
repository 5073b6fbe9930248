package zhicha.crawler.crawl;

import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.frontier.Entry;

/**
 * Takes in every page and picture that arrived with a 2xx status: seals it first, then reads it. Called by many threads.
 * For an entry of kind PICTURE there is nothing to read but the capture. What it throws is recorded as the page's ending
 * and harms no other page.
 */
@FunctionalInterface
public interface PageDoor {
    PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) throws Exception;
}
