/** The page of estimates, and its table as a file. */
@NullMarked
package zhicha.app.web.prevalence;

import org.jspecify.annotations.NullMarked;
