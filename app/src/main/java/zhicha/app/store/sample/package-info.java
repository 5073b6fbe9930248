/** Samples as the store keeps them: the plan of each crawl, what was drawn, and what became of it. */
@NullMarked
package zhicha.app.store.sample;

import org.jspecify.annotations.NullMarked;
