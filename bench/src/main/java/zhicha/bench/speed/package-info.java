/**
 * {@code ./zhicha bench match-speed}: listings against the shipped packs. {@code ./zhicha bench text-speed}: the text matcher
 * beside other matchers of many terms, in one run on one core.
 */
@NullMarked
package zhicha.bench.speed;

import org.jspecify.annotations.NullMarked;
