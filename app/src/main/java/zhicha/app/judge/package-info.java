/** Listings before the matcher: from a file in order, or from the store with their sealed pictures. */
@NullMarked
package zhicha.app.judge;

import org.jspecify.annotations.NullMarked;
