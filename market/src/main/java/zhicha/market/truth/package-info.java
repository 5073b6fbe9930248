/** What each listing of the demo market really is, and how well a run of the matcher agreed with it. */
@NullMarked
package zhicha.market.truth;

import org.jspecify.annotations.NullMarked;
