/** Decisions, reasons and events of listings as people read them, in both languages. */
@NullMarked
package zhicha.app.web.review.words;

import org.jspecify.annotations.NullMarked;
