/** The invented rights of the demo market: marks, works and packaging, with their words, goods, prices and permissions. */
@NullMarked
package zhicha.market.brand;

import org.jspecify.annotations.NullMarked;
