/** Legal rows as dated data: which article speaks about an act is chosen by the day of the act, never by a constant. */
@NullMarked
package zhicha.reporting.law;

import org.jspecify.annotations.NullMarked;
