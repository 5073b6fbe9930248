/** A learned model that the user supplies, off unless there is one: it only names suspects, which geometry and pixels then judge. */
@NullMarked
package zhicha.matcher.image.learned;

import org.jspecify.annotations.NullMarked;
