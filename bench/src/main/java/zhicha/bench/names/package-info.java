/** The brand names that titles are graded with, and the watchlist made of them. */
@NullMarked
package zhicha.bench.names;

import org.jspecify.annotations.NullMarked;
