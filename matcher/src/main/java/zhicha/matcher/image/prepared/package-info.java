/** Protected pictures as prepared for being searched for: what is kept of each, and the folder that keeps it from one start to the next. */
@NullMarked
package zhicha.matcher.image.prepared;

import org.jspecify.annotations.NullMarked;
