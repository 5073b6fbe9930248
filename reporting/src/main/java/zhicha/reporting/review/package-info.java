/** The queue of flags, who is looking at which, and what was decided: append-only, chained, never overwritten. */
@NullMarked
package zhicha.reporting.review;

import org.jspecify.annotations.NullMarked;
