/** Products that a page states for machines: schema.org in any notation, and OpenGraph. */
@NullMarked
package zhicha.crawler.extract.structured;

import org.jspecify.annotations.NullMarked;
