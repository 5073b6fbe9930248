/**
 * How we judge. The matcher observes ({@link zhicha.rules.rule.Observation}); a {@link zhicha.rules.rule.Rule} says which
 * observations about a listing amount to something an analyst should see, which defences weaken it, and why, in a sentence.
 */
@NullMarked
package zhicha.rules.rule;

import org.jspecify.annotations.NullMarked;
