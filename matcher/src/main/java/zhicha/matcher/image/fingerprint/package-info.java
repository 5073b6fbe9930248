/**
 * Whole-picture fingerprints and exact search over them. The fingerprint is PDQ: 256 bits of the sixteen lowest frequencies of
 * a picture in each direction, published by Facebook in 2019 ("The TMK+PDQF video-hashing algorithm and the PDQ
 * image-hashing algorithm", ThreatExchange).
 */
@NullMarked
package zhicha.matcher.image.fingerprint;

import org.jspecify.annotations.NullMarked;
