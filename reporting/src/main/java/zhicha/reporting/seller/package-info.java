/** Who stands behind a shop, as far as a page shows it. */
@NullMarked
package zhicha.reporting.seller;

import org.jspecify.annotations.NullMarked;
