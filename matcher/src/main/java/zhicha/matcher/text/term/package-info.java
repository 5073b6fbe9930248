/** Finding the terms of watchlists and word lists in folded text, all in one pass, and checking each find against its term. */
@NullMarked
package zhicha.matcher.text.term;

import org.jspecify.annotations.NullMarked;
