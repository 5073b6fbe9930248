/** What was watched and what came of it, with the denominators beside the figures; and the crawls. */
@NullMarked
package zhicha.app.web.overview;

import org.jspecify.annotations.NullMarked;
