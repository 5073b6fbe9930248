/** What Chinese characters look like: their parts, their look-alikes, and the words that emoji stand for. Knows nothing of names. */
@NullMarked
package zhicha.matcher.text.shape;

import org.jspecify.annotations.NullMarked;
