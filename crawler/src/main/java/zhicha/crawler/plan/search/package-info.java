/** Pages of search results, asked for with the names of the watchlist in the site's own encoding. */
@NullMarked
package zhicha.crawler.plan.search;

import org.jspecify.annotations.NullMarked;
