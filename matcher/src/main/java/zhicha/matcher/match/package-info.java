/**
 * The door of the matcher: a listing and the rules in, explained hits out. What was seen is put together in
 * {@code observe} and judged by the rules in {@code judge}.
 */
@NullMarked
package zhicha.matcher.match;

import org.jspecify.annotations.NullMarked;
