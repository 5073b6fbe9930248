/** What sellers do to pictures that they took from somebody else, and how logos come to stand in photos. */
@NullMarked
package zhicha.bench.edits;

import org.jspecify.annotations.NullMarked;
