/** Site files, read: every mistake with its line and a cure. */
@NullMarked
package zhicha.crawler.plan.file;

import org.jspecify.annotations.NullMarked;
