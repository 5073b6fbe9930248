/** {@code estimate}: prevalence from the random share. */
@NullMarked
package zhicha.app.cli.estimate;

import org.jspecify.annotations.NullMarked;
