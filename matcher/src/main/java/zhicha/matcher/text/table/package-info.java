/** Reading the tables that ship with the program. */
@NullMarked
package zhicha.matcher.text.table;

import org.jspecify.annotations.NullMarked;
