/** A server that misbehaves in every way a crawler must survive, each way under a name of its own. */
@NullMarked
package zhicha.market.hostile;

import org.jspecify.annotations.NullMarked;
