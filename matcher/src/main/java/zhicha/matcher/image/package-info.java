/**
 * Finds protected pictures and logos in the pictures of a listing. {@link zhicha.matcher.image.PictureMatcher} is the door:
 * decode ({@code image.decode}), fingerprint and search ({@code image.fingerprint}), and, for suspects only, compare local
 * features with a geometric check ({@code image.feature}).
 */
@NullMarked
package zhicha.matcher.image;

import org.jspecify.annotations.NullMarked;
