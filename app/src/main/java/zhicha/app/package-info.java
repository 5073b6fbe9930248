/** The only place where things are joined. */
@NullMarked
package zhicha.app;

import org.jspecify.annotations.NullMarked;
