/** Screenshots of whole pages on the screen: looked at, and asked for. */
@NullMarked
package zhicha.app.web.screenshot;

import org.jspecify.annotations.NullMarked;
