/** The leads' port on SQL. */
@NullMarked
package zhicha.app.store.lead;

import org.jspecify.annotations.NullMarked;
