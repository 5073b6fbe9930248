/** The sample of a site as its site file wants it: how many by chance, how many by hunting, and how the frame is cut into strata. */
@NullMarked
package zhicha.crawler.sample;

import org.jspecify.annotations.NullMarked;
