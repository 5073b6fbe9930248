/** Looks at the machine before the user has to wonder. */
@NullMarked
package zhicha.app.doctor;

import org.jspecify.annotations.NullMarked;
