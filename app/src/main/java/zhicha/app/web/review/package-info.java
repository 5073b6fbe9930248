/** The analyst's work place: the queue, the card of one flag, the decision, and the page of one seller. */
@NullMarked
package zhicha.app.web.review;

import org.jspecify.annotations.NullMarked;
