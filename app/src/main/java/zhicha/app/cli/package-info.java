/** The command line: one small class a verb. What a verb does lives elsewhere; here it is asked for and its answer printed. */
@NullMarked
package zhicha.app.cli;

import org.jspecify.annotations.NullMarked;
