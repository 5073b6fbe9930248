/** Pictures that many shops share: which they are, and those of them that people have said are nobody's right. */
@NullMarked
package zhicha.matcher.image.common;

import org.jspecify.annotations.NullMarked;
