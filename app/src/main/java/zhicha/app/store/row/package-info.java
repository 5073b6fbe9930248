/** How values become columns and stored JSON, the same on H2 and PostgreSQL. */
@NullMarked
package zhicha.app.store.row;

import org.jspecify.annotations.NullMarked;
