/** Leads on the screen: the list, one lead with its four conditions, its way to approval, and its files. */
@NullMarked
package zhicha.app.web.lead;

import org.jspecify.annotations.NullMarked;
