/** The lives of listings over all crawls and imports, and which of them are to be looked at again. */
@NullMarked
package zhicha.app.store.life;

import org.jspecify.annotations.NullMarked;
