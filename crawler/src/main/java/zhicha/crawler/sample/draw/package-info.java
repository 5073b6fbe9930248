/** The random share: strata, how many of each, and which. */
@NullMarked
package zhicha.crawler.sample.draw;

import org.jspecify.annotations.NullMarked;
