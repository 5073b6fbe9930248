/** {@code ./zhicha bench image-speed}: what a picture costs on one core, and search over many fingerprints. */
@NullMarked
package zhicha.bench.picture.speed;

import org.jspecify.annotations.NullMarked;
