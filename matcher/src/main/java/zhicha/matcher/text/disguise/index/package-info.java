/** Names by looks and by sound, and the sieves that tell where in a text a disguised one may begin. */
@NullMarked
package zhicha.matcher.text.disguise.index;

import org.jspecify.annotations.NullMarked;
