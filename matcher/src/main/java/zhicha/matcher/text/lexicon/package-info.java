/**
 * How ordinary a piece of Chinese text is: a dictionary of words with their frequencies and the cheapest cutting of a text into
 * them. Tells a name, or a disguised one, from characters that merely happen to meet.
 */
@NullMarked
package zhicha.matcher.text.lexicon;

import org.jspecify.annotations.NullMarked;
