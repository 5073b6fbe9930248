/** Listings that somebody hands over as a file: sealed first, then read, then judged like crawled ones. */
@NullMarked
package zhicha.app.imports;

import org.jspecify.annotations.NullMarked;
