/** robots.txt by RFC 9309: what a site allows us, and how slowly. */
@NullMarked
package zhicha.crawler.fetch.robots;

import org.jspecify.annotations.NullMarked;
