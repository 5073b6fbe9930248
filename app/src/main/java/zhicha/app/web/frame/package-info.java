/** What every page of the console shares: who is asking, in which language, the form token, the frame, and the door. */
@NullMarked
package zhicha.app.web.frame;

import org.jspecify.annotations.NullMarked;
