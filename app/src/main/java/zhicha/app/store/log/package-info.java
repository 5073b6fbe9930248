/** What was run and who did what. */
@NullMarked
package zhicha.app.store.log;

import org.jspecify.annotations.NullMarked;
