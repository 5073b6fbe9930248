/** {@code bench crawl}: how fast, how politely and at what cost a site is crawled, beside other crawlers. */
@NullMarked
package zhicha.bench.crawl;

import org.jspecify.annotations.NullMarked;
