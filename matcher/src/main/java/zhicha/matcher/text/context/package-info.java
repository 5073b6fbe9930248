/** What stands around a name and says what it means there: brand talk, works, persons and places, and words that govern it. */
@NullMarked
package zhicha.matcher.text.context;

import org.jspecify.annotations.NullMarked;
