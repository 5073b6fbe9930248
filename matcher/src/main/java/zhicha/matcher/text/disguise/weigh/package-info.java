/** Whether units of a text that were laid over a name stand for it: step by step, and against ordinary words. */
@NullMarked
package zhicha.matcher.text.disguise.weigh;

import org.jspecify.annotations.NullMarked;
