/** Whole-page screenshots: those that are still to be taken, and what became of each. */
@NullMarked
package zhicha.app.store.screenshot;

import org.jspecify.annotations.NullMarked;
