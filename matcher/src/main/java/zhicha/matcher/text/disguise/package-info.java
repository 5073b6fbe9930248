/**
 * Names whose own characters were replaced: by others of the same sound or shape, by pinyin, by their parts, by emoji, in another
 * order, or misspelled. Candidates come from tries of looks and sounds, are laid over the name step by step, and count only where ordinary
 * words do not explain the characters better.
 */
@NullMarked
package zhicha.matcher.text.disguise;

import org.jspecify.annotations.NullMarked;
