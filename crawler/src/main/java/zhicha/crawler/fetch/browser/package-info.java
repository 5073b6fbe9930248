/**
 * Pages that only a browser can show. The browser itself has no way to the network: every request it makes is answered by
 * Zhicha's own fetcher, with its robots, hosts, address guard and limits.
 */
@NullMarked
package zhicha.crawler.fetch.browser;

import org.jspecify.annotations.NullMarked;
