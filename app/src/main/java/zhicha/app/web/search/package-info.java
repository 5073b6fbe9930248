/** Search over everything that was ever observed. */
@NullMarked
package zhicha.app.web.search;

import org.jspecify.annotations.NullMarked;
