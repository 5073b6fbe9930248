/** Benchmarks and quality evaluations, each a command; the last line printed is the figure. Ships nothing. */
@NullMarked
package zhicha.bench;

import org.jspecify.annotations.NullMarked;
