/** What is done with sealed evidence day by day: roots, time-stamps, retention; and who still refers to a capture. */
@NullMarked
package zhicha.app.evidence;

import org.jspecify.annotations.NullMarked;
