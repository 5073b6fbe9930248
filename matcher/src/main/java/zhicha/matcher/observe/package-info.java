/** What was observed about a listing and a right: words, shop, price and pictures put together, and what speaks for the seller. */
@NullMarked
package zhicha.matcher.observe;

import org.jspecify.annotations.NullMarked;
