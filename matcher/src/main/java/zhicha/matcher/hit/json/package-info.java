/** The written form of a hit: one JSON object, with the names and the order that other programs rely on. */
@NullMarked
package zhicha.matcher.hit.json;

import org.jspecify.annotations.NullMarked;
