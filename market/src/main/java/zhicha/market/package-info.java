/**
 * The demo market: shops on loopback addresses that differ as real ones do, the pack of invented rights they are watched
 * for, and the truth about every listing. It ships for {@code zhicha demo} and serves the tests; nothing in it is real.
 */
@NullMarked
package zhicha.market;

import org.jspecify.annotations.NullMarked;
