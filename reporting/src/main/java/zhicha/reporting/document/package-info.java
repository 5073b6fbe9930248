/** A lead on paper and as data. Everything crawled is written as inert text. */
@NullMarked
package zhicha.reporting.document;

import org.jspecify.annotations.NullMarked;
