/** From hits to decisions, leads and documents. What leaves here is a lead (线索), never a finding. */
@NullMarked
package zhicha.reporting;

import org.jspecify.annotations.NullMarked;
