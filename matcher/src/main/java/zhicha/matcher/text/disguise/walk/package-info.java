/** Walks from the units at which a disguised name may begin, by looks and by sound. */
@NullMarked
package zhicha.matcher.text.disguise.walk;

import org.jspecify.annotations.NullMarked;
