/** How Chinese characters sound: readings, spelled syllables, and which syllables are nearly one. Knows nothing of names. */
@NullMarked
package zhicha.matcher.text.sound;

import org.jspecify.annotations.NullMarked;
