/**
 * One sector's data on disk: {@code pack.yaml}, {@code rules/*.yaml}, {@code lists/*.txt}, {@code tests.yaml}, pictures and
 * texts. Everything wrong with a pack is found in one reading, each with file, line, column and cure.
 */
@NullMarked
package zhicha.rules.pack;

import org.jspecify.annotations.NullMarked;
