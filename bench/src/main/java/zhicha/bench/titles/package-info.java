/** Labelled titles: disguised, innocent and ordinary ones, generated from recorded seeds or written by hand. */
@NullMarked
package zhicha.bench.titles;

import org.jspecify.annotations.NullMarked;
