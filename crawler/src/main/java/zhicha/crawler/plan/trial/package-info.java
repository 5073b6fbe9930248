/** Tests of site files: saved pages beside a site file, and what must be read from them. */
@NullMarked
package zhicha.crawler.plan.trial;

import org.jspecify.annotations.NullMarked;
