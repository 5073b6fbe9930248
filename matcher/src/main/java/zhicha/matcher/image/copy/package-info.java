/** Finds copies of protected pictures: views of both sides, exact fingerprint search, and a look at the pixels of what is near. */
@NullMarked
package zhicha.matcher.image.copy;

import org.jspecify.annotations.NullMarked;
