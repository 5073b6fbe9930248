/** The figures that pictures are made of: colours and textures, and the goods, family by family, in units of half their height. */
@NullMarked
package zhicha.market.picture.figure;

import org.jspecify.annotations.NullMarked;
