/** {@code ./zhicha bench text-quality}: how much of what is labelled the matcher finds, and what it should not have found. */
@NullMarked
package zhicha.bench.quality;

import org.jspecify.annotations.NullMarked;
