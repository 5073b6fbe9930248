/**
 * Marks with too few local features, found by the outlines of their colours: regions of one colour, the closed curves around and
 * inside them compared after an affine normalisation, and the whole mark laid along the edges of the picture. Plain Java, no native code.
 */
@NullMarked
package zhicha.matcher.image.mark;

import org.jspecify.annotations.NullMarked;
