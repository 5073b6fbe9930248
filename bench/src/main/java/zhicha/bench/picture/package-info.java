/** {@code image-quality}: copies and logos found and missed, innocent pictures flagged, through the matcher's public door. */
@NullMarked
package zhicha.bench.picture;

import org.jspecify.annotations.NullMarked;
