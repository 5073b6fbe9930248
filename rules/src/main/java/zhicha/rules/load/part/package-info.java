/**
 * The parts of a pack, each read from its own file: rights, rules with their conditions, word lists with their scopes, tests.
 * A reader says what is wrong with its file and gives back what is sound.
 */
@NullMarked
package zhicha.rules.load.part;

import org.jspecify.annotations.NullMarked;
