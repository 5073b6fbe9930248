/** From hostile bytes to upright pixels, or a reason why not: sniffed type, size read before decoding, caps on bytes and time. */
@NullMarked
package zhicha.matcher.image.decode;

import org.jspecify.annotations.NullMarked;
