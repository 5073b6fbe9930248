/** Web addresses: one parser for all of the crawler, one canonical form, and the guard against private networks. */
@NullMarked
package zhicha.crawler.address;

import org.jspecify.annotations.NullMarked;
