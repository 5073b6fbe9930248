/**
 * Finds protected pictures and logos in the pictures of a listing. {@link zhicha.matcher.image.PictureMatcher} is the door:
 * decode ({@code image.decode}), fingerprint ({@code image.fingerprint}), search for what it may be a copy of
 * ({@code image.copy}), and, for suspects and logos, compare local features with a geometric check ({@code image.feature}).
 */
@NullMarked
package zhicha.matcher.image;

import org.jspecify.annotations.NullMarked;
