/**
 * Undoing what sellers do to letters. Folding turns a text into a row of units that look or mean the same however they were
 * written, and remembers for each unit where it stood in the original and what had to be undone.
 */
@NullMarked
package zhicha.matcher.text.fold;

import org.jspecify.annotations.NullMarked;
