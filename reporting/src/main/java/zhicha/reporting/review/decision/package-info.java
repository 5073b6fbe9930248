/** What people decided, in a log that is only added to and chained by digests. */
@NullMarked
package zhicha.reporting.review.decision;

import org.jspecify.annotations.NullMarked;
