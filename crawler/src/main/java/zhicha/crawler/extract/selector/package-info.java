/** CSS selectors that the writer of a site file gave. */
@NullMarked
package zhicha.crawler.extract.selector;

import org.jspecify.annotations.NullMarked;
