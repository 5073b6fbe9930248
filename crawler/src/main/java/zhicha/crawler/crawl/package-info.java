/**
 * Crawling a site, as the outside sees it: the {@link zhicha.crawler.crawl.PageDoor door} that every page goes through to
 * be sealed before it is parsed, who is told of what ended, and the report at the end. {@code engine} runs the crawl.
 */
@NullMarked
package zhicha.crawler.crawl;

import org.jspecify.annotations.NullMarked;
