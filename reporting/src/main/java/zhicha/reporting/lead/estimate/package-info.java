/** What a lead's listings may amount to: turnover, a hint of crime, and the time left. */
@NullMarked
package zhicha.reporting.lead.estimate;

import org.jspecify.annotations.NullMarked;
