/** Pictures drawn by the program from a seed: goods, emblems, protected illustrations, and what copyists do to them. */
@NullMarked
package zhicha.market.picture;

import org.jspecify.annotations.NullMarked;
