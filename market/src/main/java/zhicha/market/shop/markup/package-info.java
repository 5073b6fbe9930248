/** Four ways to write one listing into a page: JSON-LD, microdata, OpenGraph, and nothing but classes for selectors. */
@NullMarked
package zhicha.market.shop.markup;

import org.jspecify.annotations.NullMarked;
