/** The state that scripts of a page find in it, read as JSON and never executed. */
@NullMarked
package zhicha.crawler.extract.embedded;

import org.jspecify.annotations.NullMarked;
