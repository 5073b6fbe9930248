@NullMarked
package zhicha.bench;

import org.jspecify.annotations.NullMarked;
