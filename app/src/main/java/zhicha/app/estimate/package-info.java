/** Estimates of prevalence from what the store has: the samples that can be used, what came of them, and the tables that go out. */
@NullMarked
package zhicha.app.estimate;

import org.jspecify.annotations.NullMarked;
