/** One request, carried out within limits, with an outcome for every way it can end. */
@NullMarked
package zhicha.crawler.fetch;

import org.jspecify.annotations.NullMarked;
