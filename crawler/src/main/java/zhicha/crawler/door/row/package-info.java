/** From the rows of somebody's table to listings: which column is what, and what its cells mean. */
@NullMarked
package zhicha.crawler.door.row;

import org.jspecify.annotations.NullMarked;
