/** Who sells in the demo market: shopkeepers with their permissions, licences and towns, all invented. */
@NullMarked
package zhicha.market.seller;

import org.jspecify.annotations.NullMarked;
