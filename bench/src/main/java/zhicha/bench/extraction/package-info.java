/** How well listings are read from product pages of shops that no site file describes. */
@NullMarked
package zhicha.bench.extraction;

import org.jspecify.annotations.NullMarked;
