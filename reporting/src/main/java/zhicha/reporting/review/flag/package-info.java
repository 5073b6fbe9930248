/** A likely infringement as it stands in the queue: listing, right, hit, and what was seen. */
@NullMarked
package zhicha.reporting.review.flag;

import org.jspecify.annotations.NullMarked;
