/** What was sealed for a lead, gathered out of the vault, and handed on as one package. */
@NullMarked
package zhicha.app.evidence;

import org.jspecify.annotations.NullMarked;
