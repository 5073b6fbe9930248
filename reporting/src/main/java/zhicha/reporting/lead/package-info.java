/** A lead: the confirmed flags of one legal subject, brought into the four filing conditions and routed to an agency. */
@NullMarked
package zhicha.reporting.lead;

import org.jspecify.annotations.NullMarked;
