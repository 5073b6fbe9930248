/** Tries and sieves over rows of numbers, laid out so that asking costs few places of memory. */
@NullMarked
package zhicha.matcher.text.trie;

import org.jspecify.annotations.NullMarked;
