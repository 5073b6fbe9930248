/** Which references a picture shares local features with, all references asked at once, and how they would lie in it. */
@NullMarked
package zhicha.matcher.image.vote;

import org.jspecify.annotations.NullMarked;
