/** The shops as web servers, each building its pages another way, as real shops do. */
@NullMarked
package zhicha.market.shop;

import org.jspecify.annotations.NullMarked;
