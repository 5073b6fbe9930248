/** Pictures to judge with: pieces of photos that are installed or given, studio shots, and what a bench draws itself. */
@NullMarked
package zhicha.bench.photos;

import org.jspecify.annotations.NullMarked;
