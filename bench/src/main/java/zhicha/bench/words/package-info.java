/** What the benchmarks know of the language: word lists that ship with libraries the matcher does not use. */
@NullMarked
package zhicha.bench.words;

import org.jspecify.annotations.NullMarked;
