/** Words on the screen: two languages, and hostile text shown so that nothing in it can hide. */
@NullMarked
package zhicha.app.web.text;

import org.jspecify.annotations.NullMarked;
