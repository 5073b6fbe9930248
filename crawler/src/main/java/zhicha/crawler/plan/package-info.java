/** What to crawl and how: the site file, its routes, its politeness, hours, budget and sampling. */
@NullMarked
package zhicha.crawler.plan;

import org.jspecify.annotations.NullMarked;
