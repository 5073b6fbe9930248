/** The site that crawlers are measured on: drawn from a seed, and served in a process of its own. */
@NullMarked
package zhicha.bench.crawl.site;

import org.jspecify.annotations.NullMarked;
