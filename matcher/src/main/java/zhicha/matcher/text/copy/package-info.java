/** Passages of protected texts in the words of listings. */
@NullMarked
package zhicha.matcher.text.copy;

import org.jspecify.annotations.NullMarked;
