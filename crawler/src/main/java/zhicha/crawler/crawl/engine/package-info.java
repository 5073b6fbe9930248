/** crawler4j's threads and page loop around our own queue: one crawl of one site, from its first address to its last. */
@NullMarked
package zhicha.crawler.crawl.engine;

import org.jspecify.annotations.NullMarked;
