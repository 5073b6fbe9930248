/** What is done with one address: robots, fetch, seal and read, and the record of how it ended. */
@NullMarked
package zhicha.crawler.crawl.work;

import org.jspecify.annotations.NullMarked;
