/** What a lead knows, and what it does not, under the four conditions for filing a case. */
@NullMarked
package zhicha.reporting.lead.filing;

import org.jspecify.annotations.NullMarked;
