/** Lays a picture on a reference and looks whether both show the same: homography, warp, comparison block by block. */
@NullMarked
package zhicha.matcher.image.align;

import org.jspecify.annotations.NullMarked;
