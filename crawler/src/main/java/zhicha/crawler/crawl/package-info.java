/**
 * The engine: crawler4j's threads and page loop around Zhicha's own frontier, fetcher, robots and reader. Every page is
 * handed to a {@link zhicha.crawler.crawl.PageDoor}, which seals it before it is parsed.
 */
@NullMarked
package zhicha.crawler.crawl;

import org.jspecify.annotations.NullMarked;
