/**
 * What is done with sealed evidence day by day: roots, time-stamps, retention; who still refers to a capture; and what was sealed
 * for a lead, handed on as one package.
 */
@NullMarked
package zhicha.app.evidence;

import org.jspecify.annotations.NullMarked;
