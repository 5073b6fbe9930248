package zhicha.reporting.review.decision;

import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Wording;

/**
 * Whether the decision log is as it was written.
 *
 * @param checked entries that were read and hold, from the first on
 * @param brokenAt sequence of the first entry that does not hold, or null where all do
 * @param problem what is wrong there, or null
 */
public record ChainCheck(
        long checked, @Nullable Long brokenAt, @Nullable Wording problem) {
    public boolean holds() {
        return brokenAt == null;
    }
}
