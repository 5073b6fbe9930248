/** What is noticed about a site while it is crawled: that its layout changed, that an offer is gone. */
@NullMarked
package zhicha.app.crawl.watch;

import org.jspecify.annotations.NullMarked;
