@NullMarked
package zhicha.market;

import org.jspecify.annotations.NullMarked;
