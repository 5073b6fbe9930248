/** How gently a host is asked: the turn of every request, and when to come back to a host that asked for rest. */
@NullMarked
package zhicha.crawler.crawl.politeness;

import org.jspecify.annotations.NullMarked;
