/** One desk: store, vault, packs and matcher opened together, as every verb that keeps state needs them. */
@NullMarked
package zhicha.app.desk;

import org.jspecify.annotations.NullMarked;
