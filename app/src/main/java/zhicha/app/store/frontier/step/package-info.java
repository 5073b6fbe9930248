/** Steps of the frontier in the store: one transaction each, made again where another was in the way. */
@NullMarked
package zhicha.app.store.frontier.step;

import org.jspecify.annotations.NullMarked;
