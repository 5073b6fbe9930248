/** Who sells what in the demo market: shopkeepers, goods, titles, disguises, and the catalogue made of them from one seed. */
@NullMarked
package zhicha.market.offer;

import org.jspecify.annotations.NullMarked;
