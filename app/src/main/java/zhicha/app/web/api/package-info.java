/** For programs: health, metrics, the read-only JSON and its description. */
@NullMarked
package zhicha.app.web.api;

import org.jspecify.annotations.NullMarked;
