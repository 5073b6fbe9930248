/** What is sold in the demo market, and how its prices and sales are written on a page. */
@NullMarked
package zhicha.market.goods;

import org.jspecify.annotations.NullMarked;
