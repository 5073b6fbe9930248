/**
 * What a shop served, shown to a person without being trusted: pages cleaned and put in a box where nothing runs and
 * nothing is fetched, pictures decoded and encoded anew by us.
 */
@NullMarked
package zhicha.app.web.sealed;

import org.jspecify.annotations.NullMarked;
