/** What the market lays down in its work folder for the rest of the program: site files, the pack, the truth. */
@NullMarked
package zhicha.market.folder;

import org.jspecify.annotations.NullMarked;
