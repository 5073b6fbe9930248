/** Which office a lead goes to: the agencies, the places, and why. */
@NullMarked
package zhicha.reporting.lead.routing;

import org.jspecify.annotations.NullMarked;
