/** The offers of the demo market: what is wished for, the words and disguises of each listing, and the catalogue made from one seed. */
@NullMarked
package zhicha.market.offer;

import org.jspecify.annotations.NullMarked;
