/**
 * Local features (SIFT: Lowe, "Distinctive Image Features from Scale-Invariant Keypoints", 2004) by OpenCV, kept as 128 bits
 * each, an eighth of the memory of the full descriptor.
 */
@NullMarked
package zhicha.matcher.image.feature;

import org.jspecify.annotations.NullMarked;
