/** What there is to draw from: the listings that were found on a site, each with what the page that links to it shows. */
@NullMarked
package zhicha.crawler.sample.frame;

import org.jspecify.annotations.NullMarked;
