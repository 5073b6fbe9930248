/** What matching found: a hit, its reasons and the defences, as values from which sentences are made. */
@NullMarked
package zhicha.matcher.hit;

import org.jspecify.annotations.NullMarked;
