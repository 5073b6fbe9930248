package zhicha.market.truth;

import java.util.OptionalDouble;
import zhicha.rules.rule.Verdict;

/**
 * How one kind, or one variant of it, fared.
 *
 * @param variant empty for the kind as a whole
 * @param matchedNow false where the matcher does not claim to see it yet
 * @param total listings of this kind in the market, without those that robots.txt forbids
 * @param seen of these, the ones that the run had before it
 * @param right of these, the ones judged as expected: flagged; watched and not flagged; or not flagged
 */
public record KindScore(Kind kind, String variant, boolean matchedNow, int total, int seen, int right) {
    public Verdict expected() {
        return kind.expected();
    }

    /** Listings that never came before the matcher. */
    public int notSeen() {
        return total - seen;
    }

    /** {@code right} over {@code seen}, 0 to 1; empty where nothing was seen. */
    public OptionalDouble recall() {
        return seen == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / seen);
    }

    public String label() {
        return variant.isEmpty() ? kind.written() : kind.written() + "/" + variant;
    }
}
