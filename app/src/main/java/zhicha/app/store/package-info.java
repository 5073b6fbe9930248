/** The store: one SQL for an H2 file on one desk and PostgreSQL for a team. */
@NullMarked
package zhicha.app.store;

import org.jspecify.annotations.NullMarked;
