/** What a price says beside the holder's published range. */
@NullMarked
package zhicha.matcher.price;

import org.jspecify.annotations.NullMarked;
