/**
 * Local features (SIFT: Lowe, "Distinctive Image Features from Scale-Invariant Keypoints", 2004) and a geometric check, by
 * OpenCV: for suspects among copies, and for logos inside pictures.
 */
@NullMarked
package zhicha.matcher.image.feature;

import org.jspecify.annotations.NullMarked;
