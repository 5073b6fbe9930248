/** Ways to disguise a name. Every table here is another than those the matcher folds with. */
@NullMarked
package zhicha.bench.disguise;

import org.jspecify.annotations.NullMarked;
