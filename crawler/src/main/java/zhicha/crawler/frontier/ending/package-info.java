/** How addresses of a crawl ended: each by itself, in words for people, and counted. */
@NullMarked
package zhicha.crawler.frontier.ending;

import org.jspecify.annotations.NullMarked;
